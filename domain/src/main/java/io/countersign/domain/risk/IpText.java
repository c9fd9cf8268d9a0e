package io.countersign.domain.risk;

import java.util.Arrays;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Addresses as they are written: RFC 4291 section 2.2 read, RFC 5952 section 4 written. */
final class IpText {

  private static final int GROUPS = 8;
  private static final int LONGEST = 45; // eight groups, the last two as IPv4

  /** RFC 6943 section 3.1.1: a leading zero is octal to some. */
  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");

  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

  private final String text;

  IpText(String text) {
    this.text = text;
  }

  Optional<IpAddress> read() {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    return text.indexOf(':') < 0 ? v4(text).map(IpAddress::v4) : v6();
  }

  private static Optional<Long> v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long value = 0;
    for (String part : parts) {
      if (!OCTET.matcher(part).matches() || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      value = value << 8 | Integer.parseInt(part);
    }
    return Optional.of(value);
  }

  private Optional<IpAddress> v6() {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true).filter(found -> found.length == GROUPS).map(IpText::address);
    }
    Optional<int[]> before = groups(text.substring(0, gap), false);
    Optional<int[]> after = groups(text.substring(gap + 2), true);
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    return filled(before.get(), after.get()).map(IpText::address);
  }

  private static Optional<int[]> filled(int[] before, int[] after) {
    if (before.length + after.length >= GROUPS) {
      return Optional.empty();
    }
    int[] all = Arrays.copyOf(before, GROUPS);
    System.arraycopy(after, 0, all, GROUPS - after.length, after.length);
    return Optional.of(all);
  }

  /** Groups between colons; the last may be IPv4 where the address ends. */
  private static Optional<int[]> groups(String text, boolean toTheEnd) {
    if (text.isEmpty()) {
      return Optional.of(new int[0]);
    }
    String[] parts = text.split(":", -1);
    int[] groups = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      if (toTheEnd && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
        return withV4(groups, parts[i]);
      }
      if (!GROUP.matcher(parts[i]).matches()) {
        return Optional.empty();
      }
      groups[i] = Integer.parseInt(parts[i], 16);
    }
    return Optional.of(groups);
  }

  private static Optional<int[]> withV4(int[] groups, String last) {
    return v4(last)
        .map(value -> {
          int[] more = Arrays.copyOf(groups, groups.length + 1);
          more[groups.length - 1] = (int) (value >>> 16);
          more[groups.length] = (int) (value & 0xffff);
          return more;
        });
  }

  private static IpAddress address(int[] groups) {
    return IpAddress.v6(half(groups, 0), half(groups, 4));
  }

  private static long half(int[] groups, int from) {
    long value = 0;
    for (int i = from; i < from + 4; i++) {
      value = value << 16 | groups[i];
    }
    return value;
  }

  static String written(IpAddress address) {
    if (address.bits() == IpAddress.V4) {
      long value = address.low();
      return "%d.%d.%d.%d"
          .formatted(value >>> 24, value >>> 16 & 0xff, value >>> 8 & 0xff, value & 0xff);
    }
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      long half = i < 4 ? address.high() : address.low();
      groups[i] = (int) (half >>> (48 - 16 * (i % 4)) & 0xffff);
    }
    return shortened(groups);
  }

  /** The longest run of zeros, the first of several, is two colons; one zero is written. */
  private static String shortened(int[] groups) {
    int start = 0;
    int longest = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = run(groups, i);
      if (run > longest) {
        start = i;
        longest = run;
      }
    }
    return longest == 1
        ? joined(groups, 0, GROUPS)
        : joined(groups, 0, start) + "::" + joined(groups, start + longest, GROUPS);
  }

  private static int run(int[] groups, int from) {
    int end = from;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - from;
  }

  private static String joined(int[] groups, int from, int to) {
    StringJoiner joined = new StringJoiner(":");
    for (int i = from; i < to; i++) {
      joined.add(Integer.toHexString(groups[i]));
    }
    return joined.toString();
  }
}
