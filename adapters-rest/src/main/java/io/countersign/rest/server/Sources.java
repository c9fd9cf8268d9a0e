package io.countersign.rest.server;

import io.countersign.domain.risk.IpAddress;
import io.countersign.domain.risk.Network;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where calls come from: the other end of the connection; behind proxies of ours, the last address
 * that one of them saw and that is none of them. What anybody else says of it is not listened to: a
 * caller can send any header, and whatever is to the left of what our proxies added is theirs.
 */
final class Sources {

  private static final HeaderName FORWARDED_FOR = HeaderNames.create("X-Forwarded-For");

  private final List<Network> trusted;

  /**
   * @param trusted the proxies in front of the server
   */
  Sources(List<Network> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  Optional<String> of(ServerRequest request) {
    Optional<IpAddress> peer =
        request.remotePeer().address() instanceof InetSocketAddress socket
                && socket.getAddress() != null
            ? address(socket.getAddress().getHostAddress())
            : Optional.empty();
    return peer.map(end -> of(end, request.headers().all(FORWARDED_FOR, List::of)).toString());
  }

  /** Several headers are one, in their order (RFC 9110 section 5.3). */
  IpAddress of(IpAddress peer, List<String> forwardedFor) {
    List<String> hops =
        forwardedFor.stream().flatMap(line -> Arrays.stream(line.split(",", -1))).toList();
    IpAddress last = peer;
    for (String hop : hops.reversed()) {
      Optional<IpAddress> before = isTrusted(last) ? address(hop.strip()) : Optional.empty();
      if (before.isEmpty()) {
        return last;
      }
      last = before.get();
    }
    return last;
  }

  private boolean isTrusted(IpAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  /** Some proxies add the port, and then brackets around IPv6; a socket may have a zone. */
  private static Optional<IpAddress> address(String text) {
    String plain = text;
    if (text.startsWith("[") && text.indexOf(']') > 0) {
      plain = text.substring(1, text.indexOf(']'));
    } else if (text.indexOf(':') == text.lastIndexOf(':') && text.indexOf(':') > 0) {
      plain = text.substring(0, text.indexOf(':'));
    }
    int zone = plain.indexOf('%');
    return IpAddress.of(zone < 0 ? plain : plain.substring(0, zone));
  }
}
