package io.countersign.totp;

import io.countersign.domain.factor.SecretBytes;
import java.time.Instant;
import java.util.Arrays;

/**
 * What the user's app holds.
 *
 * @param secret 16 to 64 bytes
 * @param digits of a code, 6 to 8
 * @param period length of a step in seconds, 15 to 120
 */
record Seed(SecretBytes secret, Algorithm algorithm, int digits, int period) {

  static final int LEAST_BYTES = 16;
  static final int MOST_BYTES = 64;
  static final int LEAST_DIGITS = 6;
  static final int MOST_DIGITS = 8;
  static final int LEAST_PERIOD = 15;
  static final int MOST_PERIOD = 120;

  Seed {
    if (outside(secret.length(), LEAST_BYTES, MOST_BYTES)
        || outside(digits, LEAST_DIGITS, MOST_DIGITS)
        || outside(period, LEAST_PERIOD, MOST_PERIOD)) {
      throw new IllegalArgumentException("a seed is out of its range");
    }
  }

  private static boolean outside(int value, int least, int most) {
    return value < least || value > most;
  }

  Hotp hotp() {
    return new Hotp(algorithm, secret.reveal(), digits);
  }

  /** RFC 6238 section 4.2, with T0 = 0; negative before 1970. */
  long stepAt(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), period);
  }

  /**
   * What makes two seeds the same. HMAC fills its key up with zero bytes (RFC 2104 section 2), so
   * secrets that differ only in zero bytes at the end make the same codes.
   */
  SecretBytes identity() {
    byte[] bytes = secret.reveal();
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    return SecretBytes.of(Arrays.copyOf(bytes, length));
  }
}
