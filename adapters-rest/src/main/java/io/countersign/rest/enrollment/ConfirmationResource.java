package io.countersign.rest.enrollment;

import io.countersign.application.enrollment.ConfirmEnrollment;
import io.countersign.application.enrollment.ConfirmEnrollmentResult;
import io.countersign.application.enrollment.ReadEnrollment;
import io.countersign.domain.client.Scope;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.factor.Fields;
import io.countersign.rest.authentication.StandingJson;
import io.countersign.rest.authenticator.AuthenticatorJson;
import io.countersign.rest.backupcode.BackupCodesJson;
import io.countersign.rest.http.Account;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.Json;
import io.countersign.rest.lockout.Locked;
import io.countersign.rest.problem.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The response that confirms an enrollment. No {@code Idempotency-Key}: see the verification. */
public final class ConfirmationResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(ConfirmationResource.class);
  private static final String RESPONSE = "response";

  private final ConfirmEnrollment confirm;
  private final ReadEnrollment read;
  private final InstantSource clock;

  public ConfirmationResource(ConfirmEnrollment confirm, ReadEnrollment read, InstantSource clock) {
    this.confirm = confirm;
    this.read = read;
    this.clock = clock;
  }

  @Override
  public List<Operation> operations() {
    return Stream.concat(
            Stream.of(operation(Door.TENANT)), Account.doors(operation(Door.ACCOUNT)).stream())
        .toList();
  }

  private Operation operation(Door door) {
    return Operation.post(
        door.one() + "/confirm", Scope.ENROLLMENTS_WRITE, call -> confirm(call, door));
  }

  private Answer confirm(Call call, Door door) {
    Body body = call.body().only(RESPONSE);
    Fields response = body.fields(RESPONSE);
    EnrollmentId id = door.id(call, read);
    requireScope(call, id);
    return switch (body.within(
        RESPONSE, () -> confirm.confirm(call.tenant(), call.client(), id, response))) {
      case ConfirmEnrollmentResult.Confirmed confirmed -> confirmed(call, id, confirmed);
      case ConfirmEnrollmentResult.Rejected rejected -> rejected(call, id, rejected);
      case ConfirmEnrollmentResult.Locked(var until) -> Locked.failure(until, clock);
      case ConfirmEnrollmentResult.NotFound() -> Failure.of(Problem.NOT_FOUND);
      case ConfirmEnrollmentResult.NotPending(var status) -> NotPending.failure(status);
      case ConfirmEnrollmentResult.AlreadyBound() -> Failure.of(Problem.ALREADY_BOUND);
      case ConfirmEnrollmentResult.NotDemanded() -> Failure.of(Problem.NOT_DEMANDED);
      case ConfirmEnrollmentResult.Unavailable() -> Failure.of(Problem.FACTOR_UNAVAILABLE);
    };
  }

  /** Why is for the operator: the caller is told the same whatever it was. */
  private static Answer rejected(
      Call call, EnrollmentId id, ConfirmEnrollmentResult.Rejected rejected) {
    LOG.atInfo()
        .addKeyValue("tenant", call.tenant())
        .addKeyValue("client", call.client())
        .addKeyValue("enrollment", id)
        .addKeyValue("reason", rejected.reason())
        .log("response rejected");
    return Failure.of(Problem.RESPONSE_REJECTED).attemptsLeft(rejected.attemptsLeft());
  }

  /** One that an authentication demanded goes on with it: that is a scope of its own. */
  private void requireScope(Call call, EnrollmentId id) {
    read.read(call.tenant(), id)
        .flatMap(found -> found.enrollment().authentication())
        .ifPresent(_ -> call.require(Scope.AUTHENTICATIONS_WRITE));
  }

  private Answer confirmed(
      Call call, EnrollmentId id, ConfirmEnrollmentResult.Confirmed confirmed) {
    ReadEnrollment.Read enrollment = read.read(call.tenant(), id).orElseThrow();
    return Answer.ok(out -> {
      Json.object(
          out,
          "enrollment",
          () -> EnrollmentJson.write(out, enrollment.enrollment(), enrollment.status()));
      Json.object(
          out, "authenticator", () -> AuthenticatorJson.write(out, confirmed.authenticator()));
      confirmed
          .backupCodes()
          .ifPresent(
              issued -> Json.object(out, "backupCodes", () -> BackupCodesJson.write(out, issued)));
      confirmed
          .standing()
          .ifPresent(standing ->
              Json.object(
                  out, "authentication", () -> StandingJson.write(out, standing, call.client())));
    });
  }
}
