package io.countersign.rest.enrollment;

import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.rest.http.Failure;
import io.countersign.rest.problem.Problem;

/** Why an enrollment takes no response. */
final class NotPending {
  private NotPending() {}

  static Failure failure(EnrollmentStatus status) {
    return switch (status) {
      case EXPIRED -> Failure.of(Problem.ENROLLMENT_EXPIRED);
      case FAILED -> Failure.of(Problem.ATTEMPTS_EXHAUSTED).attemptsLeft(0);
      case PENDING, CONFIRMED, CANCELED ->
          Failure.of(Problem.ENROLLMENT_NOT_PENDING)
              .member("enrollmentStatus", EnrollmentJson.text(status));
    };
  }
}
