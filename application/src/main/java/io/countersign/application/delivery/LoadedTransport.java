package io.countersign.application.delivery;

import io.countersign.domain.delivery.Transport;
import io.countersign.domain.factor.Channel;
import java.util.Set;

/**
 * A transport that is ready for use.
 *
 * @param name under which settings and metrics know it
 * @param transport ends in time and throws nothing: what goes wrong is a {@link
 *     io.countersign.domain.delivery.Sending.Failed}
 */
public record LoadedTransport(String name, Set<Channel> channels, Transport transport) {

  /** Keeps a copy. */
  public LoadedTransport {
    channels = Set.copyOf(channels);
  }
}
