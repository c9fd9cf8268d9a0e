package io.countersign.application.enrollment;

import io.countersign.application.delivery.Admission;
import io.countersign.application.warrant.Judgement.ProofNeeded;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.factor.Shown;

/** What came of beginning an enrollment. */
public sealed interface BeginEnrollmentResult {

  /**
   * It waits to be confirmed.
   *
   * @param shown what the user needs, told this once
   */
  record Begun(Enrollment enrollment, Shown shown) implements BeginEnrollmentResult {}

  /** No such factor is loaded. */
  record UnknownFactor() implements BeginEnrollmentResult {}

  /** The tenant does not let its users enroll it. */
  record FactorNotAllowed() implements BeginEnrollmentResult {}

  /** The user has bound the same thing already. */
  record AlreadyBound() implements BeginEnrollmentResult {}

  /** The authentication named does not wait for this user to enroll this factor. */
  record NotDemanded() implements BeginEnrollmentResult {}

  /** Somebody must prove who they are first. Nothing was begun. */
  record Unproved(ProofNeeded needed) implements BeginEnrollmentResult {}

  /** A code would have to be sent, and may not be. Nothing was begun. */
  record NotSent(Admission.Refused refused) implements BeginEnrollmentResult {}
}
