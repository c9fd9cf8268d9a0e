package io.countersign.domain.risk;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An address of the Internet Protocol in its one normal form: IPv4 that is written as IPv6 (RFC
 * 4291 section 2.5.5.2, {@code ::ffff:192.0.2.1}) is IPv4.
 *
 * @param bits 32 or 128: how long it is
 * @param high the first 64 bits of an IPv6 address, zero for IPv4
 * @param low the rest, or the 32 bits of an IPv4 address
 */
public record IpAddress(int bits, long high, long low) {

  static final int V4 = 32;
  static final int V6 = 128;

  private static final long MAPPED = 0xffffL;

  /**
   * Reads one. There is one way to write IPv4, four decimal numbers: what some software reads as
   * octal, and other software as decimal, is no address. Nor is one with a zone (RFC 4007 section
   * 11), a port or brackets.
   *
   * @return nothing if the text is no address
   */
  public static Optional<IpAddress> of(String text) {
    return new IpText(text).read();
  }

  /** As the network has them: 4 or 16, the most significant first. */
  public byte[] bytes() {
    return bits == V4
        ? ByteBuffer.allocate(Integer.BYTES).putInt((int) low).array()
        : ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
  }

  static IpAddress v4(long value) {
    return new IpAddress(V4, 0, value);
  }

  static IpAddress v6(long high, long low) {
    return high == 0 && low >>> 32 == MAPPED
        ? v4(low & 0xffff_ffffL)
        : new IpAddress(V6, high, low);
  }

  /** With all bits zero but the first {@code length}. */
  IpAddress first(int length) {
    if (bits == V4) {
      return new IpAddress(bits, 0, low & mask(length + V4) & 0xffff_ffffL);
    }
    return new IpAddress(
        bits, high & mask(Math.min(length, 64)), low & mask(Math.max(0, length - 64)));
  }

  private static long mask(int length) {
    return length == 0 ? 0 : -1L << (64 - length);
  }

  /** As RFC 5952 writes it. */
  @Override
  public String toString() {
    return IpText.written(this);
  }
}
