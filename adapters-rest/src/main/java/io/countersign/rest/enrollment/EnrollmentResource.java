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

/** Enrollments: begin, read, send again, cancel. */
public final class EnrollmentResource implements Resource {
  private static final String ALL = "/v1/enrollments";
  private static final String ONE = ALL + "/{enrollmentId}";
  private static final String OPTIONS = "options";
  private static final String LANGUAGE = "language";
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
    return List.of(
        Operation.post(ALL, Scope.ENROLLMENTS_WRITE, this::begin).once(),
        Operation.get(ONE, Scope.ENROLLMENTS_WRITE, this::read),
        Operation.post(ONE + "/resend", Scope.ENROLLMENTS_WRITE, this::resend).once(),
        Operation.delete(ONE, Scope.ENROLLMENTS_WRITE, this::cancel));
  }

  private Answer begin(Call call) {
    Body body =
        call.body()
            .only(
                "userId",
                "factor",
                "label",
                "account",
                OPTIONS,
                "authenticationId",
                Proofs.PROOF,
                LANGUAGE);
    BeginEnrollment.Ask ask =
        new BeginEnrollment.Ask(
            call.tenant(),
            body.text("userId", UserId::new),
            body.text("factor", FactorType::new),
            body.optionalText("label", Label::new),
            body.optionalText("account", Forms.line(MOST_ACCOUNT)),
            body.optionalFields(OPTIONS).orElseGet(Fields::none),
            body.optionalText("authenticationId", Forms.id(AuthenticationId::new)),
            Proofs.read(call),
            body.optionalText(LANGUAGE, Forms::language));
    ask.authentication().ifPresent(_ -> call.require(Scope.AUTHENTICATIONS_WRITE));
    return switch (body.within(OPTIONS, () -> begin.begin(ask))) {
      case BeginEnrollmentResult.Begun(var enrollment, var shown) -> begun(call, enrollment, shown);
      case BeginEnrollmentResult.UnknownFactor() -> FactorFailures.unknown();
      case BeginEnrollmentResult.AlreadyBound() -> Failure.of(Problem.ALREADY_BOUND);
      case BeginEnrollmentResult.NotDemanded() -> Failure.of(Problem.NOT_DEMANDED);
      case BeginEnrollmentResult.Unproved(var needed) -> Proofs.needed(needed);
      case BeginEnrollmentResult.NotSent(var refused) -> NotSent.failure(refused, clock);
    };
  }

  private Answer resend(Call call) {
    var language = call.body().only(LANGUAGE).optionalText(LANGUAGE, Forms::language);
    EnrollmentId id = call.id(EnrollmentId::new);
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
        ALL + "/" + enrollment.id(),
        out -> {
          EnrollmentJson.write(out, enrollment, enrollment.status());
          DeliveryJson.write(out, delivery);
          Json.property(out, "shown", shown.fields());
        });
  }

  private Answer read(Call call) {
    return read.read(call.tenant(), call.id(EnrollmentId::new))
        .map(found ->
            Answer.ok(out -> {
              EnrollmentJson.write(out, found.enrollment(), found.status());
              DeliveryJson.write(out, found.delivery());
            }))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private Answer cancel(Call call) {
    return switch (cancel.cancel(call.tenant(), call.id(EnrollmentId::new))) {
      case CancelEnrollment.Result.Canceled _ -> new NoContent();
      case CancelEnrollment.Result.NotFound() -> Failure.of(Problem.NOT_FOUND);
      case CancelEnrollment.Result.NotPending(var status) -> NotPending.failure(status);
    };
  }
}
