package io.countersign.domain.authentication;

import io.countersign.domain.factor.FactorType;
import java.time.Instant;
import java.util.Set;

/** Where an authentication stands. The last three are for good. */
public sealed interface Progress {

  /** Waits for the response to a challenge. */
  record Challenged(Challenge challenge) implements Progress {}

  /** Waits for the user to choose which of their authenticators is asked. */
  record Choosing() implements Progress {}

  /**
   * Waits for the user to enroll one of these factors.
   *
   * @param factors never empty
   * @param skippable whether the user may go on without
   */
  record EnrollmentDue(Set<FactorType> factors, boolean skippable) implements Progress {

    /** Keeps a copy. */
    public EnrollmentDue {
      factors = Set.copyOf(factors);
    }

    /** One that the user cannot go on without. */
    public EnrollmentDue(Set<FactorType> factors) {
      this(factors, false);
    }
  }

  /** The user may be let in. */
  record Approved(Instant at) implements Progress {}

  /**
   * The user is not let in.
   *
   * @param reason lower-case words joined by dashes
   */
  record Denied(String reason, Instant at) implements Progress {}

  /** Nobody answered in time. */
  record Expired(Instant at) implements Progress {}
}
