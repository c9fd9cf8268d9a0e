package io.countersign.contracts;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Fields;
import java.time.Instant;

/** A user with their device: makes the right responses. */
public interface Holder {

  /**
   * Takes over what the enrollment shows and remembers it.
   *
   * @return what confirms the enrollment at this time
   */
  Fields confirm(EnrollmentStart start, Instant now);

  /** What answers a challenge at this time, after {@link #confirm}. */
  Fields answer(ChallengeStart challenge, Instant now);
}
