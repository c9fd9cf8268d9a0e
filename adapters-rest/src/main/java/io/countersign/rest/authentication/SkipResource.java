package io.countersign.rest.authentication;

import io.countersign.application.authentication.SkipEnrollment;
import io.countersign.application.authentication.SkipResult;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.client.Scope;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.problem.Problem;
import java.util.List;

/** Going on without the enrollment that the user was asked for. */
public final class SkipResource implements Resource {
  private final SkipEnrollment skip;

  public SkipResource(SkipEnrollment skip) {
    this.skip = skip;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post(
                "/v1/authentications/{authenticationId}/skip",
                Scope.AUTHENTICATIONS_WRITE,
                this::skip)
            .withoutBody());
  }

  private Answer skip(Call call) {
    return switch (skip.skip(call.tenant(), call.id(AuthenticationId::new))) {
      case SkipResult.Skipped(var standing) ->
          Answer.ok(out -> StandingJson.write(out, standing, call.client()));
      case SkipResult.NotFound() -> Failure.of(Problem.NOT_FOUND);
      case SkipResult.NotSkippable(Progress.Expired _) ->
          Failure.of(Problem.AUTHENTICATION_EXPIRED);
      case SkipResult.NotSkippable(var progress) ->
          Failure.of(Problem.NOT_SKIPPABLE)
              .member("authenticationStatus", StandingJson.status(progress));
    };
  }
}
