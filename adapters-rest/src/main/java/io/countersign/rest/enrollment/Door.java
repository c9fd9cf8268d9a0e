package io.countersign.rest.enrollment;

import io.countersign.application.enrollment.ReadEnrollment;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.user.UserId;
import io.countersign.rest.http.Account;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Refusal;
import io.countersign.rest.problem.Problem;
import java.util.Optional;

/** How a call got to enrollments, and to whose. */
enum Door {
  /** Those of all users of the tenant. */
  TENANT("/v1/enrollments"),

  /** Those of one user's account. */
  ACCOUNT(Account.OF_USER + "/enrollments");

  private final String all;

  Door(String all) {
    this.all = all;
  }

  /** The path of all of them. */
  String all() {
    return all;
  }

  /** The path of one of them. */
  String one() {
    return all + "/{enrollmentId}";
  }

  /** Whose account it is, if it is one. */
  Optional<UserId> user(Call call) {
    return switch (this) {
      case TENANT -> Optional.empty();
      case ACCOUNT -> Optional.of(call.user());
    };
  }

  /**
   * The enrollment that the path names. Whose it is never changes.
   *
   * @throws Refusal as not found if it is not on the account
   */
  EnrollmentId id(Call call, ReadEnrollment read) {
    EnrollmentId id = call.id(EnrollmentId::new);
    Optional<UserId> user = user(call);
    if (user.isPresent()
        && read.read(call.tenant(), id)
            .filter(found -> found.enrollment().user().equals(user.get()))
            .isEmpty()) {
      throw new Refusal(Failure.of(Problem.NOT_FOUND));
    }
    return id;
  }

  /** Where the caller finds a new one. */
  static String location(Call call, EnrollmentId id) {
    return (call.token().isPresent() ? Account.OWN + "/enrollments/" : "/v1/enrollments/") + id;
  }
}
