package io.countersign.domain.risk;

import java.util.Optional;

/**
 * A block of addresses (CIDR, RFC 4632 section 3.1).
 *
 * @param first its first address
 * @param length how many bits all of them have in common: 0 to 32 or 128
 */
public record Network(IpAddress first, int length) {

  private static final int MAPPED = 96;

  /** Clears what is behind the common bits. */
  public Network {
    if (length < 0 || length > first.bits()) {
      throw new IllegalArgumentException("a prefix is as long as its address at the most");
    }
    first = first.first(length);
  }

  /**
   * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or one address. Bits behind the prefix may be
   * set; IPv4 that is written as IPv6 is IPv4.
   *
   * @return nothing if the text is no network
   */
  public static Optional<Network> of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return IpAddress.of(text).map(one -> new Network(one, one.bits()));
    }
    String address = text.substring(0, slash);
    String length = text.substring(slash + 1);
    if (!length.matches("0|[1-9][0-9]{0,2}")) {
      return Optional.empty();
    }
    return IpAddress.of(address)
        .flatMap(first -> of(first, address.indexOf(':') >= 0, Integer.parseInt(length)));
  }

  private static Optional<Network> of(IpAddress first, boolean asV6, int written) {
    // ::ffff:192.0.2.0/120 is 192.0.2.0/24; fewer than 96 bits would be of neither kind.
    int length = asV6 && first.bits() == IpAddress.V4 ? written - MAPPED : written;
    return length < 0 || length > first.bits()
        ? Optional.empty()
        : Optional.of(new Network(first, length));
  }

  /** Whether an address is one of it; one of another version never is. */
  public boolean contains(IpAddress address) {
    return address.bits() == first.bits() && address.first(length).equals(first);
  }

  /** As in {@code 192.0.2.0/24}. */
  @Override
  public String toString() {
    return first + "/" + length;
  }
}
