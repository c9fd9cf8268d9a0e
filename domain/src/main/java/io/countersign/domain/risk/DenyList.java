package io.countersign.domain.risk;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Networks that nobody should come from. Half a million of them take four megabytes, and looking
 * into them as many steps as there are lengths of prefixes.
 */
public final class DenyList {

  private static final int SOURCE_BITS = 8;
  private static final int LENGTH_BITS = 6;

  private final List<String> sources;
  private final long[] v4;
  private final Map<Network, String> v6;
  private final List<Integer> lengths;

  DenyList(List<String> sources, long[] v4, Map<Network, String> v6) {
    this.sources = List.copyOf(sources);
    this.v4 = v4.clone();
    this.v6 = new HashMap<>(v6);
    Arrays.sort(this.v4);
    boolean[] used = new boolean[IpAddress.V6 + 1];
    Arrays.stream(this.v4).forEach(one -> used[lengthOf(one)] = true);
    this.v6.keySet().forEach(network -> used[network.length()] = true);
    // The longest first: what is told is the most that is known.
    lengths =
        IntStream.rangeClosed(0, IpAddress.V6)
            .map(i -> IpAddress.V6 - i)
            .filter(length -> used[length])
            .boxed()
            .toList();
  }

  /** One IPv4 network in one number, which sorts by its address, then its length. */
  static long packed(Network network, int source) {
    return (network.first().low() << LENGTH_BITS | network.length()) << SOURCE_BITS | source;
  }

  private static int lengthOf(long packed) {
    return (int) (packed >>> SOURCE_BITS & (1 << LENGTH_BITS) - 1);
  }

  /**
   * What is to be said of somebody who comes from there.
   *
   * @param ip as somebody wrote it; absent if nobody said
   */
  public Assessment assess(Optional<String> ip) {
    if (ip.isEmpty()) {
      // Low: whoever can leave the address out must not be better off than with a denied one.
      return Assessment.NOT_AVAILABLE;
    }
    return IpAddress.of(ip.get())
        .map(this::assess)
        // Low: what cannot be looked up could be anything.
        .orElseGet(() -> new Assessment(Confidence.LOW, "invalid_ip_address"));
  }

  private Assessment assess(IpAddress address) {
    for (int length : lengths) {
      if (length <= address.bits()) {
        Network network = new Network(address, length);
        Optional<String> source = source(network);
        if (source.isPresent()) {
          return found(address, network, source.get());
        }
      }
    }
    // High, as in the reference: that it is on no list is all that this assessor can tell.
    return new Assessment(
        Confidence.HIGH, "not_found_on_deny_list", Map.of("ip", address.toString()));
  }

  private Optional<String> source(Network network) {
    if (network.first().bits() == IpAddress.V6) {
      return Optional.ofNullable(v6.get(network));
    }
    long first = packed(network, 0);
    int index = Arrays.binarySearch(v4, first);
    int at = index < 0 ? -index - 1 : index;
    return at < v4.length && v4[at] >>> SOURCE_BITS == first >>> SOURCE_BITS
        ? Optional.of(sources.get((int) (v4[at] & (1 << SOURCE_BITS) - 1)))
        : Optional.empty();
  }

  private static Assessment found(IpAddress address, Network network, String source) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("ip", address.toString());
    details.put("matches", network.toString());
    details.put("source", source);
    // Low: the operator wrote down that nothing good comes from there.
    return new Assessment(Confidence.LOW, "found_on_deny_list", details);
  }
}
