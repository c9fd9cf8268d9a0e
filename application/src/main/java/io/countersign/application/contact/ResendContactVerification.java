package io.countersign.application.contact;

import io.countersign.application.delivery.Admission;
import io.countersign.application.delivery.OutgoingMessages;
import io.countersign.application.delivery.Sender;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.lockout.CodeGuesses;
import io.countersign.application.lockout.Guesser;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.contact.ContactStatus;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.contact.ContactVerificationId;
import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.tenant.TenantId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends another code, which replaces the one before; wrong ones that were tried stay counted. */
public final class ResendContactVerification {

  private sealed interface Step {

    record Admitted(ContactVerification verification, Admission.Admitted admitted)
        implements Step {}

    record Ended(Result result) implements Step {}
  }

  /** What came of it. */
  public sealed interface Result {

    /** Another code is on its way. */
    record Resent(ContactVerification verification) implements Result {}

    /** This client of the tenant began no such verification. */
    record NotFound() implements Result {}

    /** It waits for no code. */
    record NotPending(ContactStatus status) implements Result {}

    /**
     * This one may not guess at the address now: nothing is sent.
     *
     * @param until when it is worth trying again
     */
    record Locked(Instant until) implements Result {}

    /** The code may not be sent; the one before goes on. */
    record NotSent(Admission.Refused refused) implements Result {}

    /** The factor is not loaded. */
    record Unavailable() implements Result {}
  }

  private final Transactions transactions;
  private final ContactVerifications verifications;
  private final Factors factors;
  private final OutgoingMessages messages;
  private final InstantSource clock;
  private final SecureRandom random;
  private final CodeGuesses guesses;

  public ResendContactVerification(
      Transactions transactions,
      ContactVerifications verifications,
      Factors factors,
      OutgoingMessages messages,
      InstantSource clock,
      SecureRandom random,
      CodeGuesses guesses) {
    this.transactions = transactions;
    this.verifications = verifications;
    this.factors = factors;
    this.messages = messages;
    this.clock = clock;
    this.random = random;
    this.guesses = guesses;
  }

  /**
   * @param guesser who is to have the code
   * @throws io.countersign.application.factor.FactorUnavailable if the factor fails
   */
  public Result resend(
      TenantId tenant,
      ClientId client,
      ContactVerificationId id,
      Optional<Locale> language,
      Guesser guesser) {
    Step step =
        transactions.inTransaction(() ->
            verifications
                .lock(tenant, id)
                .filter(found -> found.client().equals(client))
                .map(found -> resend(found, language, guesser))
                .orElseGet(() -> new Step.Ended(new Result.NotFound())));
    return switch (step) {
      case Step.Admitted(var verification, var admitted) -> {
        messages.send(admitted.outgoing());
        yield new Result.Resent(verification);
      }
      case Step.Ended(var result) -> result;
    };
  }

  private Step resend(ContactVerification found, Optional<Locale> language, Guesser guesser) {
    Instant now = clock.instant();
    if (found.statusAt(now) != ContactStatus.PENDING) {
      return new Step.Ended(new Result.NotPending(found.statusAt(now)));
    }
    Optional<Instant> locked =
        found.target().flatMap(target -> guesses.lockedUntil(found.tenant(), target, guesser));
    if (locked.isPresent()) {
      return new Step.Ended(new Result.Locked(locked.get()));
    }
    return factors
        .find(found.as())
        .flatMap(loaded -> again(found, loaded, now))
        .map(start -> admit(found, start, sender(found, language, guesser), now))
        .orElseGet(() -> new Step.Ended(new Result.Unavailable()));
  }

  private Optional<EnrollmentStart> again(
      ContactVerification found, LoadedFactor loaded, Instant now) {
    Credential pending = verifications.pending(found.tenant(), found.id()).orElseThrow();
    return loaded
        .factor()
        .beginAgain(pending, new ChallengeRequest(found.as(), List.of(), random, now))
        .filter(start -> start.message().isPresent());
  }

  private Sender sender(ContactVerification found, Optional<Locale> language, Guesser guesser) {
    return new Sender(
        found.tenant(),
        Optional.empty(),
        found.id().value(),
        BeginContactVerification.occasion(found.purpose()),
        language,
        found.target().flatMap(target -> guesses.knownDevice(found.tenant(), target, guesser)));
  }

  private Step admit(ContactVerification found, EnrollmentStart start, Sender sender, Instant now) {
    return switch (messages.admit(sender, start.message().orElseThrow(), now)) {
      case Admission.Refused refused -> new Step.Ended(new Result.NotSent(refused));
      case Admission.Admitted admitted -> {
        verifications.replace(found, start.pending());
        yield new Step.Admitted(found, admitted);
      }
    };
  }
}
