package io.countersign.contracts;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Randomness that repeats itself. */
final class Randoms {

  private Randoms() {}

  static SecureRandom seeded(long seed) {
    try {
      // Of the JDK's generators the one that a seed set before the first use determines.
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed);
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
