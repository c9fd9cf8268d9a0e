package io.countersign.rest.contact;

import io.countersign.application.contact.BeginContactVerification;
import io.countersign.application.contact.CheckContactVerification;
import io.countersign.application.contact.ReadContactVerification;
import io.countersign.application.contact.ResendContactVerification;
import io.countersign.application.lockout.Guesser;
import io.countersign.domain.client.Scope;
import io.countersign.domain.contact.ContactStatus;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.contact.ContactVerificationId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.rest.delivery.NotSent;
import io.countersign.rest.factor.FactorFailures;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.Forms;
import io.countersign.rest.lockout.GuesserBody;
import io.countersign.rest.lockout.Locked;
import io.countersign.rest.problem.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Codes for people who enroll nothing: begin, read, send again, check. Checking takes no {@code
 * Idempotency-Key}: a success that is told twice would be a code that works twice.
 */
public final class ContactVerificationResource implements Resource {
  private static final String ALL = "/v1/verifications";
  private static final String ONE = ALL + "/{verificationId}";
  private static final String OPTIONS = "options";
  private static final String RESPONSE = "response";
  private static final String LANGUAGE = "language";

  private final BeginContactVerification begin;
  private final ReadContactVerification read;
  private final ResendContactVerification resend;
  private final CheckContactVerification check;
  private final InstantSource clock;

  public ContactVerificationResource(
      BeginContactVerification begin,
      ReadContactVerification read,
      ResendContactVerification resend,
      CheckContactVerification check,
      InstantSource clock) {
    this.begin = begin;
    this.read = read;
    this.resend = resend;
    this.check = check;
    this.clock = clock;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post(ALL, Scope.VERIFICATIONS_WRITE, this::begin).once(),
        Operation.get(ONE, Scope.VERIFICATIONS_WRITE, this::read),
        Operation.post(ONE + "/resend", Scope.VERIFICATIONS_WRITE, this::resend).once(),
        Operation.post(ONE + "/check", Scope.VERIFICATIONS_WRITE, this::check));
  }

  private Answer begin(Call call) {
    Body body =
        call.body()
            .only("factor", "purpose", OPTIONS, LANGUAGE, GuesserBody.DEVICE, GuesserBody.IP);
    BeginContactVerification.Ask ask =
        new BeginContactVerification.Ask(
            call.tenant(),
            call.client(),
            body.text("factor", FactorType::new),
            body.text("purpose", ContactVerificationJson::purpose),
            body.optionalFields(OPTIONS).orElseGet(Fields::none),
            body.optionalText(LANGUAGE, Forms::language),
            GuesserBody.read(body));
    return switch (body.within(OPTIONS, () -> begin.begin(ask))) {
      case BeginContactVerification.Result.Begun(var begun) -> created(call, begun);
      case BeginContactVerification.Result.UnknownFactor() -> FactorFailures.sendsNothing();
      case BeginContactVerification.Result.Locked(var until) -> Locked.failure(until, clock);
      case BeginContactVerification.Result.NotSent(var refused) -> NotSent.failure(refused, clock);
    };
  }

  private Answer created(Call call, ContactVerification begun) {
    ReadContactVerification.Read now = found(call, begun.id()).orElseThrow();
    return Answer.created(
        ALL + "/" + begun.id(),
        out ->
            ContactVerificationJson.write(out, now.verification(), now.status(), now.delivery()));
  }

  private Answer read(Call call) {
    return answer(call, call.id(ContactVerificationId::new));
  }

  private Answer answer(Call call, ContactVerificationId id) {
    return found(call, id)
        .map(now ->
            Answer.ok(out ->
                ContactVerificationJson.write(
                    out, now.verification(), now.status(), now.delivery())))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private Optional<ReadContactVerification.Read> found(Call call, ContactVerificationId id) {
    return read.read(call.tenant(), call.client(), id);
  }

  private Answer resend(Call call) {
    Body body = call.body().only(LANGUAGE, GuesserBody.DEVICE, GuesserBody.IP);
    var language = body.optionalText(LANGUAGE, Forms::language);
    Guesser guesser = GuesserBody.read(body);
    ContactVerificationId id = call.id(ContactVerificationId::new);
    return switch (resend.resend(call.tenant(), call.client(), id, language, guesser)) {
      case ResendContactVerification.Result.Resent _ -> answer(call, id);
      case ResendContactVerification.Result.NotFound() -> Failure.of(Problem.NOT_FOUND);
      case ResendContactVerification.Result.NotPending(var status) -> notPending(status);
      case ResendContactVerification.Result.Locked(var until) -> Locked.failure(until, clock);
      case ResendContactVerification.Result.NotSent(var refused) -> NotSent.failure(refused, clock);
      case ResendContactVerification.Result.Unavailable() -> Failure.of(Problem.FACTOR_UNAVAILABLE);
    };
  }

  private Answer check(Call call) {
    Body body = call.body().only(RESPONSE, GuesserBody.DEVICE, GuesserBody.IP);
    Guesser guesser = GuesserBody.read(body);
    Fields response = body.fields(RESPONSE);
    ContactVerificationId id = call.id(ContactVerificationId::new);
    var client = call.client();
    return switch (body.within(
        RESPONSE, () -> check.check(call.tenant(), client, id, response, guesser))) {
      case CheckContactVerification.Result.Verified _ -> answer(call, id);
      case CheckContactVerification.Result.Rejected(_, var attemptsLeft) ->
          Failure.of(Problem.RESPONSE_REJECTED).attemptsLeft(attemptsLeft);
      case CheckContactVerification.Result.Locked(var until) -> Locked.failure(until, clock);
      case CheckContactVerification.Result.NotFound() -> Failure.of(Problem.NOT_FOUND);
      case CheckContactVerification.Result.NotPending(var status) -> notPending(status);
      case CheckContactVerification.Result.Unavailable() -> Failure.of(Problem.FACTOR_UNAVAILABLE);
    };
  }

  private static Failure notPending(ContactStatus status) {
    return switch (status) {
      case EXPIRED -> Failure.of(Problem.VERIFICATION_EXPIRED);
      case FAILED -> Failure.of(Problem.ATTEMPTS_EXHAUSTED).attemptsLeft(0);
      case PENDING, VERIFIED ->
          Failure.of(Problem.VERIFICATION_NOT_PENDING)
              .member("verificationStatus", ContactVerificationJson.text(status));
    };
  }
}
