package io.countersign.rest.lockout;

import io.countersign.application.lockout.AttemptStart;
import io.countersign.application.lockout.BeginAttempt;
import io.countersign.application.lockout.ReportAttempt;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.AttemptId;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.client.Scope;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.user.UserId;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Guesses that the application checks itself, such as passwords: reserve one, look, report. Neither
 * takes an {@code Idempotency-Key}: reserving twice takes two, and reporting twice counts once.
 */
public final class AttemptResource implements Resource {
  private static final String ALL = "/v1/attempts";
  private static final String IDENTIFIER = "identifier";
  private static final String USER = "user";
  private static final String ACTION = "action";
  private static final String OUTCOME = "outcome";
  private static final String SUCCEEDED = "succeeded";
  private static final String FAILED = "failed";

  private final BeginAttempt begin;
  private final ReportAttempt report;
  private final InstantSource clock;

  public AttemptResource(BeginAttempt begin, ReportAttempt report, InstantSource clock) {
    this.begin = begin;
    this.report = report;
    this.clock = clock;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post(ALL, Scope.ATTEMPTS_WRITE, this::begin),
        Operation.post(ALL + "/{attemptId}/outcome", Scope.ATTEMPTS_WRITE, this::report));
  }

  private Answer begin(Call call) {
    Body body = call.body().only(IDENTIFIER, USER, GuesserBody.DEVICE, GuesserBody.IP, ACTION);
    Identifier identifier = body.text(IDENTIFIER, Identifier::of);
    Optional<UserId> user = body.optionalText(USER, UserId::new);
    if (user.isPresent()
        && identifier.itself().filter(user.get()::equals).isEmpty()
        && identifier.itself().isPresent()) {
      throw new InvalidFields(USER, "must be the one that the identifier names");
    }
    BeginAttempt.Ask ask =
        new BeginAttempt.Ask(
            call.tenant(),
            call.client(),
            identifier,
            user,
            GuesserBody.read(body),
            body.optionalText(ACTION, AttemptResource::action).orElse(AttemptAction.PASSWORD));
    return switch (begin.begin(ask)) {
      case AttemptStart.Begun(var attempt) -> Answer.json(201, out -> write(out, attempt));
      case AttemptStart.Locked(var until) -> Locked.failure(until, clock);
    };
  }

  private static AttemptAction action(String text) {
    return AttemptAction.named(text)
        .filter(action -> action != AttemptAction.ENROLLMENT)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "must be password, sign-in, registration or password-reset"));
  }

  private Answer report(Call call) {
    Body body = call.body().only(OUTCOME);
    boolean succeeded = body.text(OUTCOME, AttemptResource::succeeded);
    AttemptId id = call.id(AttemptId::new);
    return switch (report.report(call.tenant(), call.client(), id, succeeded)) {
      case ReportAttempt.Result.Reported(var attempt) -> Answer.ok(out -> write(out, attempt));
      case ReportAttempt.Result.Refused(var outcome) ->
          Failure.of(Problem.ATTEMPT_ENDED).member(OUTCOME, outcome.text());
      case ReportAttempt.Result.NotFound() -> Failure.of(Problem.NOT_FOUND);
    };
  }

  private static boolean succeeded(String text) {
    return switch (text) {
      case SUCCEEDED -> true;
      case FAILED -> false;
      default -> throw new IllegalArgumentException("must be succeeded or failed");
    };
  }

  private static void write(JsonGenerator out, Attempt attempt) {
    out.writeStringProperty("id", attempt.id().toString());
    out.writeStringProperty(ACTION, attempt.action().text());
    Json.time(out, "reportBy", attempt.deadline());
    attempt.outcome().ifPresent(outcome -> out.writeStringProperty(OUTCOME, outcome.text()));
  }
}
