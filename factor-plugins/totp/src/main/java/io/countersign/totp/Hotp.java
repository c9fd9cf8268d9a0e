package io.countersign.totp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import javax.crypto.Mac;

/** The codes of one secret (RFC 4226 section 5.3). Not safe for use by several threads. */
final class Hotp {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int[] POWERS_OF_TEN = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  private final byte[] message = new byte[Long.BYTES];
  private final Mac mac;
  private final int modulus;

  /**
   * @param digits 6 to 8
   */
  Hotp(Algorithm algorithm, byte[] secret, int digits) {
    mac = algorithm.keyed(secret);
    modulus = POWERS_OF_TEN[digits];
  }

  /** The code of a counter, as a number; leading zeros are the caller's. */
  int code(long counter) {
    LONG.set(message, 0, counter);
    byte[] hash = mac.doFinal(message);
    // Section 5.3, dynamic truncation: the last byte's low four bits say where 31 bits are taken.
    int offset = hash[hash.length - 1] & 0xf;
    return ((int) INT.get(hash, offset) & 0x7fff_ffff) % modulus;
  }
}
