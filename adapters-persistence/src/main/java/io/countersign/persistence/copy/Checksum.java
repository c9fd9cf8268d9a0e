package io.countersign.persistence.copy;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two tables have the same rows. No two databases sort text alike, so the order does
 * not count: it is the sum of the SHA-256 of each row, modulo 2 to the power of 256.
 */
final class Checksum {

  private static final int BITS = 256;
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(BITS);

  private final MessageDigest sha256;
  private BigInteger sum = BigInteger.ZERO;
  private long rows;

  Checksum() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  void add(List<@Nullable Object> row) {
    sum = sum.add(new BigInteger(1, sha256.digest(Encoding.encoded(row)))).mod(MODULUS);
    rows++;
  }

  long rows() {
    return rows;
  }

  String digits() {
    return String.format("%064x", sum);
  }
}
