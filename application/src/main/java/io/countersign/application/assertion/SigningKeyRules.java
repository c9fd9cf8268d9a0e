package io.countersign.application.assertion;

import java.time.Duration;
import java.time.Instant;

/**
 * The life of signing keys.
 *
 * @param rotateAfter how long a key signs, positive
 * @param overlap how long a key is announced before it signs: at least as long as anybody caches
 *     the key set
 * @param assertionLifetime how long an assertion is good for at most
 */
public record SigningKeyRules(Duration rotateAfter, Duration overlap, Duration assertionLifetime) {

  /**
   * How far apart the clocks of nodes and of those who verify may be. RFC 7519 section 4.1.4:
   * "Implementers MAY provide for some small leeway, usually no more than a few minutes, to account
   * for clock skew."
   */
  public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /** Whether the successor of {@code newest} is to be announced. */
  boolean isDue(SigningKey newest, Instant now) {
    return signs(newest, now) && !now.plus(overlap).isBefore(newest.signsFrom().plus(rotateAfter));
  }

  /** Whether {@code newest} is not just announced. */
  boolean signs(SigningKey newest, Instant now) {
    return !newest.signsFrom().isAfter(now);
  }

  /** From when on a key signs that is announced now. */
  Instant signsFrom(Instant now) {
    return now.plus(overlap);
  }

  /** When a key leaves whose successor signs from {@code successor} on. */
  Instant leavesAt(Instant successor) {
    return successor.plus(assertionLifetime).plus(CLOCK_SKEW);
  }
}
