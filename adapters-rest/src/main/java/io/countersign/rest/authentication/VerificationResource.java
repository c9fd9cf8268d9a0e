package io.countersign.rest.authentication;

import io.countersign.application.authentication.FindStepUp;
import io.countersign.application.authentication.Standing;
import io.countersign.application.authentication.VerifyChallenge;
import io.countersign.application.authentication.VerifyResult;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.lockout.Locked;
import io.countersign.rest.operations.Telemetry;
import io.countersign.rest.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The response to a challenge. It takes no {@code Idempotency-Key}: a success that is told twice
 * would be a code that works twice. Whoever missed the answer reads the authentication.
 */
public final class VerificationResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(VerificationResource.class);
  private static final String RESPONSE = "response";

  private final VerifyChallenge verify;
  private final StepUps stepUps;
  private final Telemetry telemetry;
  private final InstantSource clock;

  public VerificationResource(
      VerifyChallenge verify, FindStepUp findStepUp, Telemetry telemetry, InstantSource clock) {
    this.verify = verify;
    this.stepUps = new StepUps(findStepUp);
    this.telemetry = telemetry;
    this.clock = clock;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post(
                "/v1/authentications/{authenticationId}/verify",
                Scope.AUTHENTICATIONS_WRITE,
                this::verify)
            .forUsers());
  }

  private Answer verify(Call call) {
    Body body = call.body().only(RESPONSE);
    Fields response = body.fields(RESPONSE);
    AuthenticationId id = stepUps.id(call);
    return switch (body.within(RESPONSE, () -> verify.verify(call.tenant(), id, response))) {
      case VerifyResult.Verified(var standing) -> verified(call, standing);
      case VerifyResult.Rejected rejected -> rejected(call, id, rejected);
      case VerifyResult.TooManyGuesses(var factor, var until) ->
          told(factor, "too-many-guesses", tooManyGuesses(until));
      case VerifyResult.Locked(var until) -> Locked.failure(until, clock);
      case VerifyResult.NotFound() -> Failure.of(Problem.NOT_FOUND);
      case VerifyResult.NotWaiting(var progress) -> NotWaiting.failure(progress);
      case VerifyResult.AuthenticatorGone() -> Failure.of(Problem.AUTHENTICATOR_GONE);
      case VerifyResult.Unavailable(var factor) ->
          told(factor, "unavailable", Failure.of(Problem.FACTOR_UNAVAILABLE));
    };
  }

  private Answer verified(Call call, Standing standing) {
    FactorType factor = standing.authentication().proofs().getLast().factor();
    return told(
        factor, "verified", Answer.ok(out -> StandingJson.write(out, standing, call.client())));
  }

  /** Why is for the operator: the caller is told the same whatever it was. */
  private Answer rejected(Call call, AuthenticationId id, VerifyResult.Rejected rejected) {
    LOG.atInfo()
        .addKeyValue("tenant", call.tenant())
        .addKeyValue("client", call.client())
        .addKeyValue("authentication", id)
        .addKeyValue("factor", rejected.factor())
        .addKeyValue("reason", rejected.reason())
        .log("response rejected");
    return told(
        rejected.factor(),
        "rejected",
        Failure.of(Problem.RESPONSE_REJECTED).attemptsLeft(rejected.attemptsLeft()));
  }

  private Failure tooManyGuesses(Instant until) {
    return Failure.of(Problem.TOO_MANY_GUESSES)
        .retryAfter(Duration.between(clock.instant(), until));
  }

  private Answer told(FactorType factor, String outcome, Answer answer) {
    telemetry.verification(factor, outcome);
    return answer;
  }
}
