package io.countersign.passkey;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks whether bytes are CBOR as authenticators write it (CTAP 2.2 section 8, canonical encoding):
 * every length known beforehand, no tags, no key twice. Libraries take more than that, and two of
 * them could understand it differently.
 */
final class Cbor {

  /** CTAP 2.2 section 8 has four levels; one more for what surrounds it. */
  private static final int MOST_DEPTH = 5;

  private final ByteBuffer bytes;

  private Cbor(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * Moves the buffer behind the one map that it must begin with.
   *
   * @throws Refusal {@code malformed-cbor}
   */
  static void skipMap(ByteBuffer bytes) {
    if (!bytes.hasRemaining() || (bytes.get(bytes.position()) & 0xff) >> 5 != 5) {
      throw malformed();
    }
    new Cbor(bytes).skip(1);
  }

  private void skip(int depth) {
    int head = next();
    int type = head >> 5;
    int detail = head & 31;
    switch (type) {
      case 0, 1 -> {
        long _ = argument(detail);
      }
      case 2, 3 -> pass(argument(detail));
      case 4 -> items(argument(detail), inside(depth));
      case 5 -> entries(argument(detail), inside(depth));
      case 7 -> simple(detail);
      default -> throw malformed();
    }
  }

  private static int inside(int depth) {
    if (depth > MOST_DEPTH) {
      throw malformed();
    }
    return depth + 1;
  }

  private void items(long count, int depth) {
    requireRoom(count);
    for (long i = 0; i < count; i++) {
      skip(depth);
    }
  }

  private void entries(long count, int depth) {
    requireRoom(count);
    Set<ByteBuffer> keys = new HashSet<>();
    for (long i = 0; i < count; i++) {
      int from = bytes.position();
      skip(depth);
      if (!keys.add(bytes.slice(from, bytes.position() - from))) {
        throw malformed();
      }
      skip(depth);
    }
  }

  /** False, true, null and undefined; floating-point numbers. */
  private void simple(int detail) {
    switch (detail) {
      case 20, 21, 22, 23 -> {
        // There is no more to it.
      }
      case 25, 26, 27 -> pass(1L << (detail - 24));
      default -> throw malformed();
    }
  }

  /** RFC 8949 section 3: a small number itself, or in the 1, 2, 4 or 8 bytes that follow. */
  private long argument(int detail) {
    if (detail < 24) {
      return detail;
    }
    if (detail > 27) { // reserved, or of a length that is not known beforehand
      throw malformed();
    }
    long value = 0;
    for (int i = 0; i < 1 << (detail - 24); i++) {
      value = value << 8 | next();
    }
    return value;
  }

  private int next() {
    if (!bytes.hasRemaining()) {
      throw malformed();
    }
    return bytes.get() & 0xff;
  }

  private void pass(long length) {
    requireRoom(length);
    bytes.position(bytes.position() + (int) length);
  }

  /** Whatever there are so many of takes a byte each at least; 64 bits may come out negative. */
  private void requireRoom(long count) {
    if (count < 0 || count > bytes.remaining()) {
      throw malformed();
    }
  }

  private static Refusal malformed() {
    return new Refusal("malformed-cbor");
  }
}
