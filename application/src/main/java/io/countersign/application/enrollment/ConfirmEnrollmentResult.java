package io.countersign.application.enrollment;

import io.countersign.application.authentication.Standing;
import io.countersign.application.backupcode.IssuedCodes;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.enrollment.EnrollmentStatus;
import java.time.Instant;
import java.util.Optional;

/** What came of confirming an enrollment. */
public sealed interface ConfirmEnrollmentResult {

  /**
   * The authenticator is bound.
   *
   * @param standing of the authentication that demanded it
   * @param backupCodes what came with the user's first authenticator, to be shown and confirmed
   */
  record Confirmed(
      Authenticator authenticator, Optional<Standing> standing, Optional<IssuedCodes> backupCodes)
      implements ConfirmEnrollmentResult {}

  /**
   * The response was wrong, and counts.
   *
   * @param reason for logs and metrics only
   * @param attemptsLeft how many more wrong responses this enrollment takes
   */
  record Rejected(String reason, int attemptsLeft) implements ConfirmEnrollmentResult {}

  /** This tenant has no such enrollment. */
  record NotFound() implements ConfirmEnrollmentResult {}

  /** It waits for no response. Nothing was looked at or spent. */
  record NotPending(EnrollmentStatus status) implements ConfirmEnrollmentResult {}

  /** The user has bound the same thing already. */
  record AlreadyBound() implements ConfirmEnrollmentResult {}

  /** The authentication that demanded it does so no longer. */
  record NotDemanded() implements ConfirmEnrollmentResult {}

  /**
   * Too many wrong responses over all enrollments of the user. Nothing was looked at or spent.
   *
   * @param until when it is worth trying again
   */
  record Locked(Instant until) implements ConfirmEnrollmentResult {}

  /** The factor is not loaded (nothing counts then), or failed (and the response counts). */
  record Unavailable() implements ConfirmEnrollmentResult {}
}
