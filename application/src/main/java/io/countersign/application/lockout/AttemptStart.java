package io.countersign.application.lockout;

import io.countersign.domain.attempt.Attempt;
import java.time.Instant;

/** What came of asking to guess. */
public sealed interface AttemptStart {

  /** One may: the application looks at it, and reports what became of it. */
  record Begun(Attempt attempt) implements AttemptStart {}

  /**
   * Nobody may, or nobody of that address, or as many as may do already.
   *
   * @param until when it is worth trying again
   */
  record Locked(Instant until) implements AttemptStart {}
}
