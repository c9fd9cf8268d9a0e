package io.countersign.rest.authentication;

import io.countersign.application.authentication.FindStepUp;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Refusal;
import io.countersign.rest.problem.Problem;

/** Which authentications a caller may know of. */
final class StepUps {

  private final FindStepUp find;

  StepUps(FindStepUp find) {
    this.find = find;
  }

  /**
   * The authentication in the path. An API key may know of all of its tenant, which whoever looks
   * it up sees to.
   *
   * @throws Refusal as not found if it is none that the user token began that calls
   */
  AuthenticationId id(Call call) {
    AuthenticationId id = call.id(AuthenticationId::new);
    if (call.token().filter(token -> find.find(token, id).isEmpty()).isPresent()) {
      throw new Refusal(Failure.of(Problem.NOT_FOUND));
    }
    return id;
  }
}
