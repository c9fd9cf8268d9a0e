package io.countersign.domain.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a {@link DenyList} of several lists, network by network. */
public final class DenyListMaker {

  /** How many lists one is made of at the most. */
  public static final int MOST_SOURCES = 256;

  /** How many networks of IPv4 there are at the most, over all lists. */
  public static final int MOST_V4 = 500_000;

  /** How many networks of IPv6 there are at the most, over all lists. */
  public static final int MOST_V6 = 50_000;

  private static final int LONGEST_SOURCE = 200;

  private final List<String> sources = new ArrayList<>();
  private final Map<Network, String> v6 = new HashMap<>();
  private long[] v4 = new long[64];
  private int size;

  /**
   * Begins a list.
   *
   * @param source its name, which is cut at 200 characters
   * @throws IllegalArgumentException if there are too many
   */
  public void begin(String source) {
    if (sources.size() == MOST_SOURCES) {
      throw new IllegalArgumentException("there are more than " + MOST_SOURCES + " lists");
    }
    sources.add(source.length() > LONGEST_SOURCE ? source.substring(0, LONGEST_SOURCE) : source);
  }

  /**
   * Adds a network of the list that was begun last.
   *
   * @throws IllegalArgumentException if there are too many
   */
  public void add(Network network) {
    if (network.first().bits() == IpAddress.V6) {
      addV6(network);
    } else {
      addV4(network);
    }
  }

  private void addV6(Network network) {
    v6.putIfAbsent(network, sources.getLast());
    require(v6.size(), MOST_V6, "IPv6");
  }

  private void addV4(Network network) {
    require(size + 1, MOST_V4, "IPv4");
    if (size == v4.length) {
      v4 = Arrays.copyOf(v4, size * 2);
    }
    v4[size] = DenyList.packed(network, sources.size() - 1);
    size++;
  }

  private static void require(int count, int most, String what) {
    if (count > most) {
      throw new IllegalArgumentException("there are more than " + most + " networks of " + what);
    }
  }

  /** All that were added. */
  public DenyList made() {
    return new DenyList(sources, Arrays.copyOf(v4, size), v6);
  }
}
