package io.countersign.domain.delivery;

import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.FactorConfig;
import java.util.Set;

/**
 * What a plugin brings beside a factor, or instead of one: a way to send, by name.
 *
 * <p>The host finds implementations with {@link java.util.ServiceLoader} in the plugin's own class
 * loader; the plugin lists its class in {@code
 * META-INF/services/io.countersign.domain.delivery.TransportProvider}.
 */
public interface TransportProvider {

  /**
   * The name under which settings and metrics know it, such as {@code smtp}: 2 to 32 characters, a
   * lower-case letter, then lower-case letters, digits or dashes.
   */
  String name();

  /** What it carries; never empty. The same value for the life of the process. */
  Set<Channel> channels();

  /**
   * Makes the transport. Called once per load, and only if {@code transports.<name>} is set.
   *
   * @param config the settings under {@code transports.<name>} of the host's configuration
   * @throws io.countersign.domain.factor.InvalidFactorConfig if a setting is missing, unknown or
   *     out of its range, all of them named
   */
  Transport create(FactorConfig config);
}
