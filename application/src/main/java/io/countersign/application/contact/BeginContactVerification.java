package io.countersign.application.contact;

import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.delivery.Admission;
import io.countersign.application.delivery.Occasion;
import io.countersign.application.delivery.OutgoingMessages;
import io.countersign.application.delivery.Sender;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.lockout.CodeGuesses;
import io.countersign.application.lockout.Guesser;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.attempt.Target;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.contact.ContactPurpose;
import io.countersign.domain.contact.ContactStatus;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.contact.ContactVerificationId;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Message;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends a code to an address, for somebody who enrolls nothing. */
public final class BeginContactVerification {

  /** In place of a user, who may not exist yet. */
  private static final UserId NOBODY = new UserId("nobody");

  /**
   * What a client asks.
   *
   * @param factor the out-of-band factor that sends, or a variant of it
   * @param options the factor's own: the address
   * @param guesser who is to have the code
   */
  public record Ask(
      TenantId tenant,
      ClientId client,
      FactorType factor,
      ContactPurpose purpose,
      Fields options,
      Optional<Locale> language,
      Guesser guesser) {}

  /** What came of it. */
  public sealed interface Result {

    /** The code is on its way. */
    record Begun(ContactVerification verification) implements Result {}

    /** No such factor is loaded, or it sends nothing. */
    record UnknownFactor() implements Result {}

    /**
     * This one may not guess at the address now: nothing is sent.
     *
     * @param until when it is worth trying again
     */
    record Locked(Instant until) implements Result {}

    /** The code may not be sent. */
    record NotSent(Admission.Refused refused) implements Result {}
  }

  private final Transactions transactions;
  private final Tenants tenants;
  private final ContactVerifications verifications;
  private final Factors factors;
  private final Fingerprints fingerprints;
  private final OutgoingMessages messages;
  private final Identifiers identifiers;
  private final InstantSource clock;
  private final SecureRandom random;
  private final CodeGuesses guesses;
  private final ContactRules rules;

  public BeginContactVerification(
      Transactions transactions,
      Tenants tenants,
      ContactVerifications verifications,
      Factors factors,
      Fingerprints fingerprints,
      OutgoingMessages messages,
      Identifiers identifiers,
      InstantSource clock,
      SecureRandom random,
      CodeGuesses guesses,
      ContactRules rules) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.verifications = verifications;
    this.factors = factors;
    this.fingerprints = fingerprints;
    this.messages = messages;
    this.identifiers = identifiers;
    this.clock = clock;
    this.random = random;
    this.guesses = guesses;
    this.rules = rules;
  }

  /**
   * @throws io.countersign.domain.factor.MalformedField if an option is not of the factor's form
   * @throws io.countersign.application.factor.FactorUnavailable if the factor fails
   */
  public Result begin(Ask ask) {
    return factors
        .find(ask.factor())
        .filter(loaded -> loaded.traits().outOfBand())
        .map(loaded -> begin(ask, loaded))
        .orElseGet(Result.UnknownFactor::new);
  }

  private Result begin(Ask ask, LoadedFactor loaded) {
    Instant now = clock.instant();
    EnrollmentStart start = loaded.factor().begin(request(ask, now));
    if (start.message().isEmpty()) {
      return new Result.UnknownFactor();
    }
    Message message = start.message().get();
    Target target = guesses.target(ask.tenant(), message.channel(), message.destination());
    Optional<Instant> locked = guesses.lockedUntil(ask.tenant(), target, ask.guesser());
    if (locked.isPresent()) {
      return new Result.Locked(locked.get());
    }
    ContactVerification begun = verification(ask, message, target, now);
    Sender sender = sender(ask, begun, guesses.knownDevice(ask.tenant(), target, ask.guesser()));
    Admission admission =
        transactions.inTransaction(() -> {
          Admission decided = messages.admit(sender, message, now);
          if (decided instanceof Admission.Admitted) {
            verifications.add(begun, start.pending());
          }
          return decided;
        });
    return switch (admission) {
      case Admission.Refused refused -> new Result.NotSent(refused);
      case Admission.Admitted(var outgoing) -> {
        messages.send(outgoing);
        yield new Result.Begun(begun);
      }
    };
  }

  private EnrollmentRequest request(Ask ask, Instant now) {
    return new EnrollmentRequest(
        ask.factor(),
        tenants.find(ask.tenant()).orElseThrow().name(),
        NOBODY.value(),
        fingerprints.handle(ask.tenant(), NOBODY),
        List.of(),
        ask.options(),
        random,
        now);
  }

  private static Sender sender(Ask ask, ContactVerification begun, Optional<SecretBytes> device) {
    return new Sender(
        ask.tenant(),
        Optional.empty(),
        begun.id().value(),
        occasion(ask.purpose()),
        ask.language(),
        device);
  }

  static Occasion occasion(ContactPurpose purpose) {
    return switch (purpose) {
      case SIGN_IN -> Occasion.SIGN_IN;
      case REGISTRATION -> Occasion.REGISTRATION;
      case PASSWORD_RESET -> Occasion.PASSWORD_RESET;
    };
  }

  private ContactVerification verification(Ask ask, Message message, Target target, Instant now) {
    return new ContactVerification(
        new ContactVerificationId(identifiers.next()),
        ask.tenant(),
        ask.client(),
        ask.factor(),
        ask.purpose(),
        message.destination().masked(),
        Optional.of(target),
        ContactStatus.PENDING,
        0,
        now,
        now.plus(rules.lifetime()));
  }
}
