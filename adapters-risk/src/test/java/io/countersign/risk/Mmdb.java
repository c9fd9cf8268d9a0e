package io.countersign.risk;

import io.countersign.domain.risk.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a database in MaxMind's format (MaxMind DB file format specification, version 2.0): a
 * binary search tree over the bits of IPv6 addresses, with IPv4 below {@code ::/96}, then the
 * records, then what the file says of itself.
 */
final class Mmdb {

  private static final byte[] MARKER = {
    (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
  };
  private static final int RECORD_BITS = 24;
  private static final int SEPARATOR = 16;
  private static final int EMPTY = -1;

  private static final int UTF8 = 2;
  private static final int DOUBLE = 3;
  private static final int UINT16 = 5;
  private static final int UINT32 = 6;
  private static final int MAP = 7;
  private static final int UINT64 = 9;
  private static final int ARRAY = 11;
  private static final int BOOLEAN = 14;

  /** Each with what follows a zero and a one: another node, a record (from -2 down), or nothing. */
  private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));

  private final List<Integer> offsets = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** Says something of a network. */
  Mmdb put(String network, Map<String, Object> record) {
    Network parsed = Network.of(network).orElseThrow();
    boolean v4 = parsed.first().bits() == 32;
    byte[] address = new byte[16];
    byte[] bytes = parsed.first().bytes();
    System.arraycopy(bytes, 0, address, 16 - bytes.length, bytes.length);
    offsets.add(data.size());
    data.writeBytes(encoded(record));
    insert(address, parsed.length() + (v4 ? 96 : 0), -1 - offsets.size());
    return this;
  }

  private void insert(byte[] address, int length, int leaf) {
    int node = 0;
    for (int i = 0; i < length - 1; i++) {
      int[] sides = nodes.get(node);
      int bit = bit(address, i);
      if (sides[bit] == EMPTY) {
        nodes.add(new int[] {EMPTY, EMPTY});
        sides[bit] = nodes.size() - 1;
      }
      node = sides[bit];
    }
    nodes.get(node)[bit(address, length - 1)] = leaf;
  }

  private static int bit(byte[] address, int index) {
    return address[index / 8] >> (7 - index % 8) & 1;
  }

  /** Writes the file. */
  Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int[] sides : nodes) {
      out.writeBytes(uint(pointer(sides[0]), RECORD_BITS / 8));
      out.writeBytes(uint(pointer(sides[1]), RECORD_BITS / 8));
    }
    out.writeBytes(new byte[SEPARATOR]);
    out.writeBytes(data.toByteArray());
    out.writeBytes(MARKER);
    out.writeBytes(encoded(metadata()));
    return out.toByteArray();
  }

  private int pointer(int side) {
    if (side == EMPTY) {
      return nodes.size();
    }
    return side >= 0 ? side : nodes.size() + SEPARATOR + offsets.get(-2 - side);
  }

  private Map<String, Object> metadata() {
    return new TreeMap<>(
        Map.of(
            "binary_format_major_version", new Uint(UINT16, 2),
            "binary_format_minor_version", new Uint(UINT16, 0),
            "build_epoch", new Uint(UINT64, 1_767_225_600),
            "database_type", "Test-City",
            "description", Map.of("en", "A test."),
            "ip_version", new Uint(UINT16, 6),
            "languages", List.of("en"),
            "node_count", new Uint(UINT32, nodes.size()),
            "record_size", new Uint(UINT16, RECORD_BITS)));
  }

  private record Uint(int type, long value) {}

  private static byte[] encoded(Object value) {
    return switch (value) {
      case String text -> {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        yield joined(control(UTF8, utf8.length), utf8);
      }
      case Double number ->
          joined(control(DOUBLE, 8), ByteBuffer.allocate(8).putDouble(number).array());
      case Boolean is -> control(BOOLEAN, is ? 1 : 0);
      case Uint(int type, long number) -> {
        int size = (64 - Long.numberOfLeadingZeros(number) + 7) / 8;
        yield joined(control(type, size), uint(number, size));
      }
      case List<?> list -> {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(control(ARRAY, list.size()));
        list.forEach(one -> out.writeBytes(encoded(one)));
        yield out.toByteArray();
      }
      case Map<?, ?> map -> {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(control(MAP, map.size()));
        map.forEach((name, one) -> {
          out.writeBytes(encoded(name));
          out.writeBytes(encoded(one));
        });
        yield out.toByteArray();
      }
      default -> throw new IllegalArgumentException("no such type: " + value.getClass());
    };
  }

  /** Types after seven are written in a byte of their own. */
  private static byte[] control(int type, int size) {
    byte[] length = size < 29 ? new byte[] {(byte) size} : new byte[] {29, (byte) (size - 29)};
    byte[] extended = type > 7 ? new byte[] {(byte) (type - 7)} : new byte[0];
    byte[] first = {(byte) ((type > 7 ? 0 : type << 5) | length[0])};
    return joined(first, extended, length.length > 1 ? new byte[] {length[1]} : new byte[0]);
  }

  private static byte[] uint(long value, int size) {
    byte[] all = ByteBuffer.allocate(8).putLong(value).array();
    return Arrays.copyOfRange(all, 8 - size, 8);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
