package io.countersign.webhooks;

import io.countersign.domain.risk.Network;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How webhooks are sent.
 *
 * @param timeout for one attempt as a whole
 * @param plain whether they are sent in the clear where their address says so
 * @param allowed networks that they are sent to although they are private
 * @param hosts names that they are sent to wherever they lead, in small letters
 * @param proxy what all requests go through; it is to keep them out of where they should not go
 */
public record SenderOptions(
    Duration timeout,
    boolean plain,
    List<Network> allowed,
    Set<String> hosts,
    Optional<URI> proxy) {

  /** Keeps copies. */
  public SenderOptions {
    allowed = List.copyOf(allowed);
    hosts = Set.copyOf(hosts);
  }
}
