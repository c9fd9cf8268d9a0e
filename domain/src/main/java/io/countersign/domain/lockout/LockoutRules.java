package io.countersign.domain.lockout;

import java.time.Duration;

/**
 * How often one may guess at an identifier.
 *
 * @param maxAttempts how many wrong guesses in a row there may be within an hour, 1 to 1,000
 * @param minutes how long it is locked then, and the longest delay, 1 to 10,080
 * @param mode what comes of too many
 * @param sourceAttempts how many of them one address may have made, 1 to 1,000; always less than
 *     {@code maxAttempts} where that is more than one
 * @param fullIdentifiers whether events and lists tell identifiers in full
 */
public record LockoutRules(
    int maxAttempts, int minutes, LockoutMode mode, int sourceAttempts, boolean fullIdentifiers) {

  /** What is usual. */
  public static final LockoutRules USUAL = new LockoutRules(100, 60, LockoutMode.HARD, 20, false);

  /** Within which wrong guesses count. */
  public static final Duration WINDOW = Duration.ofHours(1);

  /** NIST SP 800-63B-4 section 3.2.2: delays that grow from 30 seconds on. */
  private static final Duration FIRST_DELAY = Duration.ofSeconds(30);

  private static final int MOST_ATTEMPTS = 1_000;
  private static final int MOST_MINUTES = 10_080;
  private static final int MOST_DOUBLINGS = 16;

  /**
   * @throws IllegalArgumentException if a value is outside the ranges above
   */
  public LockoutRules {
    require("max attempts", maxAttempts, MOST_ATTEMPTS);
    require("minutes", minutes, MOST_MINUTES);
    require("source attempts", sourceAttempts, MOST_ATTEMPTS);
  }

  /**
   * The same, for what one address guesses at one identifier. It is always less than locks that,
   * where more than one guess does; and an address is locked for as long as wrong guesses count. So
   * nobody locks an identifier from one address.
   */
  public LockoutRules ofSource() {
    int most = Math.min(sourceAttempts, Math.max(1, maxAttempts - 1));
    int hour = Math.toIntExact(WINDOW.toMinutes());
    return new LockoutRules(most, Math.max(minutes, hour), LockoutMode.HARD, most, fullIdentifiers);
  }

  /** How long the lock is after so many before it. */
  Duration lasts(int strikes) {
    Duration full = Duration.ofMinutes(minutes);
    if (mode == LockoutMode.HARD) {
      return full;
    }
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(strikes, MOST_DOUBLINGS));
    return delay.compareTo(full) < 0 ? delay : full;
  }

  private static void require(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(what + " must be 1 to " + most);
    }
  }
}
