package io.countersign.rest.lockout;

import io.countersign.rest.http.Failure;
import io.countersign.rest.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * What is locked, as a problem: 429 (RFC 6585) with {@code Retry-After}, since it is a limit in
 * time that whoever asks has met, and the same for identifiers that nobody has.
 */
public final class Locked {
  private Locked() {}

  /** Until then. */
  public static Failure failure(Instant until, InstantSource clock) {
    return Failure.of(Problem.LOCKED)
        .member("lockedUntil", until.truncatedTo(ChronoUnit.MICROS).toString())
        .retryAfter(Duration.between(clock.instant(), until));
  }
}
