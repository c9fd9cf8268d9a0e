package io.countersign.application.enrollment;

import io.countersign.application.delivery.Admission;
import io.countersign.application.delivery.OutgoingMessages;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.tenant.TenantId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends another code, which replaces the one before; wrong ones that were tried stay counted. */
public final class ResendEnrollment {

  private sealed interface Step {

    record Kept(Enrollment enrollment, Shown shown, Admission.Admitted admitted) implements Step {}

    record Ended(Result result) implements Step {}
  }

  /** What came of it. */
  public sealed interface Result {

    /** Another code is on its way. */
    record Resent(Enrollment enrollment, Shown shown) implements Result {}

    /** This tenant has no such enrollment. */
    record NotFound() implements Result {}

    /** It waits for no response. */
    record NotPending(EnrollmentStatus status) implements Result {}

    /** The code may not be sent; the one before goes on. */
    record NotSent(Admission.Refused refused) implements Result {}

    /** Its factor sends nothing. */
    record NothingToSend() implements Result {}

    /** Its factor is not loaded. */
    record Unavailable() implements Result {}
  }

  private final Transactions transactions;
  private final Enrollments enrollments;
  private final Factors factors;
  private final OutgoingMessages messages;
  private final InstantSource clock;
  private final SecureRandom random;

  public ResendEnrollment(
      Transactions transactions,
      Enrollments enrollments,
      Factors factors,
      OutgoingMessages messages,
      InstantSource clock,
      SecureRandom random) {
    this.transactions = transactions;
    this.enrollments = enrollments;
    this.factors = factors;
    this.messages = messages;
    this.clock = clock;
    this.random = random;
  }

  /**
   * @throws io.countersign.application.factor.FactorUnavailable if the factor fails
   */
  public Result resend(TenantId tenant, EnrollmentId id, Optional<Locale> language) {
    Step step =
        transactions.inTransaction(() ->
            enrollments
                .lock(tenant, id)
                .map(found -> resend(found, language))
                .orElseGet(() -> new Step.Ended(new Result.NotFound())));
    return switch (step) {
      case Step.Kept(var enrollment, var shown, var admitted) -> {
        messages.send(admitted.outgoing());
        yield new Result.Resent(enrollment, shown);
      }
      case Step.Ended(var result) -> result;
    };
  }

  private Step resend(Enrollment found, Optional<Locale> language) {
    Instant now = clock.instant();
    EnrollmentStatus status = found.statusAt(now);
    if (status != EnrollmentStatus.PENDING) {
      return new Step.Ended(new Result.NotPending(status));
    }
    return factors
        .find(found.factor())
        .map(loaded -> resend(found, loaded, language, now))
        .orElseGet(() -> new Step.Ended(new Result.Unavailable()));
  }

  private Step resend(
      Enrollment found, LoadedFactor loaded, Optional<Locale> language, Instant now) {
    Credential pending = enrollments.pending(found.tenant(), found.id()).orElseThrow();
    ChallengeRequest request = new ChallengeRequest(loaded.type(), List.of(), random, now);
    return loaded
        .factor()
        .beginAgain(pending, request)
        .filter(start -> start.message().isPresent())
        .map(start -> admit(found, start, language, now))
        .orElseGet(() -> new Step.Ended(new Result.NothingToSend()));
  }

  private Step admit(
      Enrollment found, EnrollmentStart start, Optional<Locale> language, Instant now) {
    var sender = BeginEnrollment.sender(found, language);
    return switch (messages.admit(sender, start.message().orElseThrow(), now)) {
      case Admission.Refused refused -> new Step.Ended(new Result.NotSent(refused));
      case Admission.Admitted admitted -> {
        enrollments.replace(found, start.pending());
        yield new Step.Kept(found, start.shown(), admitted);
      }
    };
  }
}
