package io.countersign.rest.authentication;

import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.Progress;
import io.countersign.rest.http.Failure;
import io.countersign.rest.problem.Problem;

/** Why an authentication takes no response. */
final class NotWaiting {
  private NotWaiting() {}

  static Failure failure(Progress progress) {
    return switch (progress) {
      case Progress.Expired _ -> Failure.of(Problem.AUTHENTICATION_EXPIRED);
      case Progress.Denied(var reason, _) when reason.equals(Authentication.ATTEMPTS_EXHAUSTED) ->
          Failure.of(Problem.ATTEMPTS_EXHAUSTED).attemptsLeft(0);
      case Progress.Denied _,
          Progress.Approved _,
          Progress.Challenged _,
          Progress.Choosing _,
          Progress.EnrollmentDue _ ->
          Failure.of(Problem.AUTHENTICATION_NOT_WAITING)
              .member("authenticationStatus", StandingJson.status(progress));
    };
  }
}
