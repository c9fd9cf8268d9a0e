package io.countersign.domain.risk;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Networks that nobody should come from. Looking into one of a million takes as many steps as there
 * are lengths of prefixes, not networks.
 */
public final class DenyList {

  private static final String CONFIRMED_CLEAN = "not_found_on_deny_list";
  private static final int LONGEST_SOURCE = 200;

  private final Map<Network, String> sources;
  private final List<Integer> lengths;

  /**
   * @param sources the networks by the names of the lists that they are on
   */
  public DenyList(Map<String, ? extends Collection<Network>> sources) {
    Map<Network, String> all = new HashMap<>();
    sources.forEach((source, networks) -> {
      String name = source.length() > LONGEST_SOURCE ? source.substring(0, LONGEST_SOURCE) : source;
      networks.forEach(network -> all.putIfAbsent(network, name));
    });
    this.sources = Map.copyOf(all);
    // The longest first: what is told is the most that is known.
    lengths =
        all.keySet().stream()
            .map(Network::length)
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList();
  }

  /** How many networks are on it. */
  public int size() {
    return sources.size();
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
    return find(address)
        // Low: the operator wrote down that nothing good comes from there.
        .map(found -> new Assessment(Confidence.LOW, "found_on_deny_list", details(address, found)))
        // High, as in the reference: that it is on no list is all that this assessor can tell.
        .orElseGet(() ->
            new Assessment(Confidence.HIGH, CONFIRMED_CLEAN, Map.of("ip", address.toString())));
  }

  private Optional<Network> find(IpAddress address) {
    return lengths.stream()
        .filter(length -> length <= address.bits())
        .map(length -> new Network(address, length))
        .filter(sources::containsKey)
        .findFirst();
  }

  private Map<String, String> details(IpAddress address, Network found) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("ip", address.toString());
    details.put("matches", found.toString());
    details.put("source", sources.getOrDefault(found, ""));
    return details;
  }
}
