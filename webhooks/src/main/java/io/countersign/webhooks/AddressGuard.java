package io.countersign.webhooks;

import io.countersign.domain.risk.IpAddress;
import io.countersign.domain.risk.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says which addresses webhooks are sent to: those of the public Internet, and those that the
 * operator allows.
 */
final class AddressGuard {

  /** The IANA registry of special-purpose IPv4 addresses, and what clouds have of their own. */
  private static final List<Network> PRIVATE_V4 =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "168.63.129.16/32",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** All that is given out to anybody (RFC 4291 section 2.4). */
  private static final List<Network> PUBLIC_V6 = networks("2000::/3");

  /** Of those: Teredo and other protocols, documentation, 6to4, which hides an IPv4 address. */
  private static final List<Network> PRIVATE_V6 =
      networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

  private final List<Network> allowed;
  private final Set<String> hosts;

  /**
   * @param allowed networks that are sent to although they are private
   * @param hosts names that are sent to wherever they lead, in small letters
   */
  AddressGuard(List<Network> allowed, Set<String> hosts) {
    this.allowed = List.copyOf(allowed);
    this.hosts = Set.copyOf(hosts);
  }

  /** Whether something may be sent to this address, found by this name. */
  boolean allows(String host, InetAddress address) {
    return hosts.contains(host)
        // Java makes of IPv4 that is written as IPv6 what it is.
        || IpAddress.of(withoutZone(address))
            .filter(ip -> contains(allowed, ip) || isPublic(ip))
            .isPresent();
  }

  private static String withoutZone(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  private static boolean isPublic(IpAddress ip) {
    return ip.bytes().length == 4
        ? !contains(PRIVATE_V4, ip)
        : contains(PUBLIC_V6, ip) && !contains(PRIVATE_V6, ip);
  }

  private static boolean contains(List<Network> networks, IpAddress ip) {
    return networks.stream().anyMatch(network -> network.contains(ip));
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(text -> Network.of(text).orElseThrow()).toList();
  }
}
