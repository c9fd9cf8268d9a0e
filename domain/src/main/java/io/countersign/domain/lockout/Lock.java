package io.countersign.domain.lockout;

import java.time.Instant;

/**
 * While nobody may guess.
 *
 * @param at since when
 * @param until the first moment when one may again
 * @param cause whose doing it is
 * @param attempts how many wrong guesses led to it, 0 or more
 */
public record Lock(Instant at, Instant until, Cause cause, int attempts) {

  /** Whose doing a lock is. */
  public enum Cause {
    /** Too many wrong guesses. */
    FAILURES,
    /** An administrator's. */
    ADMINISTRATOR
  }

  /** A clock that went back does not end it, nor does anything but time that has passed. */
  public boolean over(Instant now) {
    return !now.isBefore(until);
  }
}
