package io.countersign.domain.factor;

/**
 * What a plugin brings: one factor, by name, made from its configuration.
 *
 * <p>The host finds implementations with {@link java.util.ServiceLoader} in the plugin's own class
 * loader; the plugin lists its class in {@code
 * META-INF/services/io.countersign.domain.factor.FactorProvider}. One archive brings exactly one
 * provider.
 */
public interface FactorProvider {

  /** The version of this package. A plugin asks for the one it was compiled against. */
  String SPI_VERSION = "1.0.0";

  /** The name under which users, policies and the REST API know the factor. */
  FactorType type();

  /** What the factor is. The same value for the life of the process. */
  FactorTraits traits();

  /**
   * Makes the factor. Called once per load; the result is used by many threads at once.
   *
   * @param config the settings under {@code factors.<type>} of the host's configuration
   * @throws InvalidFactorConfig if a setting is unknown or out of its range, all of them named
   */
  Factor create(FactorConfig config);
}
