package io.countersign.contracts;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Fields;
import java.time.Instant;

/**
 * A user with their device: makes the right responses, from what is shown to them and from the
 * {@linkplain EnrollmentStart#message messages} that they get.
 */
public interface Holder {

  /**
   * Options to begin an enrollment with, such as the holder's own number: what is theirs alone is
   * another one for each holder. None unless the factor needs some.
   */
  default Fields options() {
    return Fields.none();
  }

  /**
   * Takes over what the enrollment shows or sends and remembers it. Called again after the
   * enrollment was {@linkplain io.countersign.domain.factor.Factor#beginAgain begun again}.
   *
   * @return what confirms the enrollment at this time
   */
  Fields confirm(EnrollmentStart start, Instant now);

  /** What answers a challenge at this time, after {@link #confirm}. */
  Fields answer(ChallengeStart challenge, Instant now);
}
