package io.countersign.rest.enrollment;

import io.countersign.application.enrollment.BeginEnrollment;
import io.countersign.application.enrollment.BeginEnrollmentResult;
import io.countersign.application.enrollment.CancelEnrollment;
import io.countersign.application.enrollment.ReadEnrollment;
import io.countersign.application.enrollment.ResendEnrollment;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.client.Scope;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.user.UserId;
import io.countersign.rest.account.Proofs;
import io.countersign.rest.delivery.DeliveryJson;
import io.countersign.rest.delivery.NotSent;
import io.countersign.rest.factor.FactorFailures;
import io.countersign.rest.http.Account;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.NoContent;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Enrollments: begin, read, send again, cancel. */
public final class EnrollmentResource implements Resource {
  private static final String OPTIONS = "options";
  private static final String USER = "userId";
  private static final String AUTHENTICATION = "authenticationId";
  private static final String LANGUAGE = "language";
  private static final String[] SAID = {
    "factor", "label", "account", OPTIONS, Proofs.PROOF, LANGUAGE
  };
  private static final String[] SAID_OF_ANYBODY = {
    USER, AUTHENTICATION, "factor", "label", "account", OPTIONS, Proofs.PROOF, LANGUAGE
  };
  private static final int MOST_ACCOUNT = 255;

  private final BeginEnrollment begin;
  private final ReadEnrollment read;
  private final ResendEnrollment resend;
  private final CancelEnrollment cancel;
  private final InstantSource clock;

  public EnrollmentResource(
      BeginEnrollment begin,
      ReadEnrollment read,
      ResendEnrollment resend,
      CancelEnrollment cancel,
      InstantSource clock) {
    this.begin = begin;
    this.read = read;
    this.resend = resend;
    this.cancel = cancel;
    this.clock = clock;
  }

  @Override
  public List<Operation> operations() {
    return Stream.concat(
            operations(Door.TENANT).stream(), Account.doors(operations(Door.ACCOUNT)).stream())
        .toList();
  }

  private List<Operation> operations(Door door) {
    Scope scope = Scope.ENROLLMENTS_WRITE;
    return List.of(
        Operation.post(door.all(), scope, call -> begin(call, door)).once(),
        Operation.get(door.one(), scope, call -> read(call, door)),
        Operation.post(door.one() + "/resend", scope, call -> resend(call, door)).once(),
        Operation.delete(door.one(), scope, call -> cancel(call, door)));
  }

  private Answer begin(Call call, Door door) {
    BeginEnrollment.Ask ask = ask(call, door);
    Body body = call.body();
    ask.authentication().ifPresent(_ -> call.require(Scope.AUTHENTICATIONS_WRITE));
    return switch (body.within(OPTIONS, () -> begin.begin(ask))) {
      case BeginEnrollmentResult.Begun(var enrollment, var shown) -> begun(call, enrollment, shown);
      case BeginEnrollmentResult.UnknownFactor() -> FactorFailures.unknown();
      case BeginEnrollmentResult.FactorNotAllowed() -> Failure.of(Problem.FACTOR_NOT_ALLOWED);
      case BeginEnrollmentResult.AlreadyBound() -> Failure.of(Problem.ALREADY_BOUND);
      case BeginEnrollmentResult.NotDemanded() -> Failure.of(Problem.NOT_DEMANDED);
      case BeginEnrollmentResult.Unproved(var needed) -> Proofs.needed(needed);
      case BeginEnrollmentResult.NotSent(var refused) -> NotSent.failure(refused, clock);
    };
  }

  /** A sign-in that demands an enrollment is the client's own affair, not the account's. */
  private static BeginEnrollment.Ask ask(Call call, Door door) {
    Body body =
        switch (door) {
          case TENANT -> call.body().only(SAID_OF_ANYBODY);
          case ACCOUNT -> call.body().only(SAID);
        };
    return new BeginEnrollment.Ask(
        call.tenant(),
        call.client(),
        door.user(call).orElseGet(() -> body.text(USER, UserId::new)),
        body.text("factor", FactorType::new),
        body.optionalText("label", Label::new),
        body.optionalText("account", Forms.line(MOST_ACCOUNT)),
        body.optionalFields(OPTIONS).orElseGet(Fields::none),
        body.optionalText(AUTHENTICATION, Forms.id(AuthenticationId::new)),
        Proofs.read(call),
        body.optionalText(LANGUAGE, Forms::language));
  }

  private Answer resend(Call call, Door door) {
    var language = call.body().only(LANGUAGE).optionalText(LANGUAGE, Forms::language);
    EnrollmentId id = door.id(call, read);
    return switch (resend.resend(call.tenant(), id, language)) {
      case ResendEnrollment.Result.Resent(_, var shown) -> resent(call, id, shown);
      case ResendEnrollment.Result.NotFound() -> Failure.of(Problem.NOT_FOUND);
      case ResendEnrollment.Result.NotPending(var status) -> NotPending.failure(status);
      case ResendEnrollment.Result.NotSent(var refused) -> NotSent.failure(refused, clock);
      case ResendEnrollment.Result.NothingToSend() -> Failure.of(Problem.NOTHING_TO_SEND);
      case ResendEnrollment.Result.Unavailable() -> Failure.of(Problem.FACTOR_UNAVAILABLE);
    };
  }

  private Answer resent(Call call, EnrollmentId id, Shown shown) {
    ReadEnrollment.Read found = read.read(call.tenant(), id).orElseThrow();
    return Answer.ok(out -> {
      EnrollmentJson.write(out, found.enrollment(), found.status());
      DeliveryJson.write(out, found.delivery());
      Json.property(out, "shown", shown.fields());
    });
  }

  private Answer begun(Call call, Enrollment enrollment, Shown shown) {
    var delivery = read.read(call.tenant(), enrollment.id()).flatMap(ReadEnrollment.Read::delivery);
    return Answer.created(
        Door.location(call, enrollment.id()),
        out -> {
          EnrollmentJson.write(out, enrollment, enrollment.status());
          DeliveryJson.write(out, delivery);
          Json.property(out, "shown", shown.fields());
        });
  }

  private Answer read(Call call, Door door) {
    return read.read(call.tenant(), door.id(call, read))
        .map(found ->
            Answer.ok(out -> {
              EnrollmentJson.write(out, found.enrollment(), found.status());
              DeliveryJson.write(out, found.delivery());
            }))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private Answer cancel(Call call, Door door) {
    return switch (cancel.cancel(call.tenant(), door.id(call, read))) {
      case CancelEnrollment.Result.Canceled _ -> new NoContent();
      case CancelEnrollment.Result.NotFound() -> Failure.of(Problem.NOT_FOUND);
      case CancelEnrollment.Result.NotPending(var status) -> NotPending.failure(status);
    };
  }
}
