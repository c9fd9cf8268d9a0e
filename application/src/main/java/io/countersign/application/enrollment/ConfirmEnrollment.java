package io.countersign.application.enrollment;

import io.countersign.application.authentication.Authentications;
import io.countersign.application.authentication.Endings;
import io.countersign.application.authentication.NextStep;
import io.countersign.application.authentication.Standings;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.backupcode.BackupCodeMaker;
import io.countersign.application.backupcode.IssuedCodes;
import io.countersign.application.delivery.OutgoingMessages;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.AlreadyBound;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Confirmed;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Locked;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.NotDemanded;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.NotFound;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.NotPending;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Rejected;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Unavailable;
import io.countersign.application.event.Chronicle;
import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.lockout.CodeGuesses;
import io.countersign.application.lockout.Guess;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Profile;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The second half of adding an authenticator: the user proves to hold it. If an authentication
 * demanded it, that proof also answers the authentication.
 *
 * <p>Locks, in the order that everybody keeps: user, authentication, enrollment.
 */
public final class ConfirmEnrollment {

  private sealed interface Step {

    record Kept(
        Authenticator authenticator,
        Optional<NextStep.Taken> demanding,
        Optional<IssuedCodes> backupCodes)
        implements Step {}

    record Ended(ConfirmEnrollmentResult result) implements Step {}
  }

  /** A locked enrollment, with the locked authentication that demanded it, if one did. */
  private record UnderLock(
      Enrollment enrollment, Optional<Authentication> demandedBy, ClientId client) {}

  private final Transactions transactions;
  private final Tenants tenants;
  private final Users users;
  private final Authentications authentications;
  private final Enrollments enrollments;
  private final Endings endings;
  private final Chronicle chronicle;
  private final Authenticators authenticators;
  private final Factors factors;
  private final Fingerprints fingerprints;
  private final BackupCodeMaker codes;
  private final NextStep nextStep;
  private final OutgoingMessages messages;
  private final OtherAttempts others;
  private final Standings standings;
  private final Identifiers identifiers;
  private final InstantSource clock;
  private final CodeGuesses guesses;
  private final EnrollmentRules rules;

  public ConfirmEnrollment(
      Transactions transactions,
      Tenants tenants,
      Users users,
      Authentications authentications,
      Enrollments enrollments,
      Endings endings,
      Chronicle chronicle,
      Authenticators authenticators,
      Factors factors,
      Fingerprints fingerprints,
      BackupCodeMaker codes,
      NextStep nextStep,
      OutgoingMessages messages,
      OtherAttempts others,
      Standings standings,
      Identifiers identifiers,
      InstantSource clock,
      CodeGuesses guesses,
      EnrollmentRules rules) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.users = users;
    this.authentications = authentications;
    this.enrollments = enrollments;
    this.endings = endings;
    this.chronicle = chronicle;
    this.authenticators = authenticators;
    this.factors = factors;
    this.fingerprints = fingerprints;
    this.codes = codes;
    this.nextStep = nextStep;
    this.messages = messages;
    this.others = others;
    this.standings = standings;
    this.identifiers = identifiers;
    this.clock = clock;
    this.guesses = guesses;
    this.rules = rules;
  }

  /**
   * @param client through which the response came
   * @throws io.countersign.domain.factor.MalformedField if the response is not of the factor's
   *     form; nothing is counted then
   */
  public ConfirmEnrollmentResult confirm(
      TenantId tenant, ClientId client, EnrollmentId id, Fields response) {
    Step step =
        transactions.inTransaction(() ->
            enrollments
                .find(tenant, id)
                .map(found -> confirm(found, client, response))
                .orElseGet(() -> new Step.Ended(new NotFound())));
    return switch (step) {
      case Step.Kept(var authenticator, var demanding, var issued) -> {
        demanding.flatMap(NextStep.Taken::outgoing).ifPresent(messages::send);
        yield new Confirmed(
            authenticator,
            demanding.map(
                next -> standings.of(next.authentication(), next.shown(), clock.instant())),
            issued);
      }
      case Step.Ended(var result) -> result;
    };
  }

  private Step confirm(Enrollment found, ClientId client, Fields response) {
    User _ = users.lock(found.tenant(), found.user()).orElseThrow();
    Optional<Authentication> demanding =
        found.authentication().flatMap(id -> authentications.lock(found.tenant(), id));
    return enrollments
        .lock(found.tenant(), found.id())
        .map(enrollment -> confirm(new UnderLock(enrollment, demanding, client), response))
        .orElseGet(() -> new Step.Ended(new NotFound())); // purged meanwhile
  }

  private Step confirm(UnderLock locked, Fields response) {
    Enrollment enrollment = locked.enrollment();
    Instant now = clock.instant();
    EnrollmentStatus status = enrollment.statusAt(now);
    if (status != EnrollmentStatus.PENDING) {
      return new Step.Ended(new NotPending(status));
    }
    if (enrollment.authentication().isPresent() && !stillDemanded(locked.demandedBy(), now)) {
      return new Step.Ended(new NotDemanded());
    }
    if (bound(enrollment)) {
      return new Step.Ended(new AlreadyBound());
    }
    return factors
        .find(enrollment.factor())
        .map(loaded -> look(locked, loaded, response, now))
        .orElseGet(() -> new Step.Ended(new Unavailable()));
  }

  /**
   * Only a user who has nothing is let in by enrolling: whoever has an authenticator by now must
   * prove that one, or an authentication begun before would be a way around it. Who proved what
   * they have, a backup code, did.
   */
  private boolean stillDemanded(Optional<Authentication> demanding, Instant now) {
    return demanding
        .filter(found -> found.progressAt(now) instanceof EnrollmentDue)
        .filter(found ->
            !found.proofs().isEmpty()
                || authenticators.ofUser(found.tenant(), found.user()).isEmpty())
        .isPresent();
  }

  /**
   * What is bound already is guessed at through its authenticator only: here guesses count for the
   * enrollment, and there may be many of these.
   */
  private boolean bound(Enrollment enrollment) {
    return enrollment
        .fingerprint()
        .filter(print ->
            authenticators.known(
                enrollment.tenant(), enrollment.user(), enrollment.factor(), print))
        .isPresent();
  }

  private Step look(UnderLock locked, LoadedFactor loaded, Fields response, Instant now) {
    Enrollment enrollment = locked.enrollment();
    Guess guess = guesses.atEnrollment(enrollment.tenant(), enrollment.user());
    Optional<Instant> refused = closed(locked).or(guess::lockedUntil);
    if (refused.isPresent()) {
      return new Step.Ended(new Locked(refused.get()));
    }
    Credential pending = enrollments.pending(enrollment.tenant(), enrollment.id()).orElseThrow();
    Verification verification;
    try {
      verification = loaded.factor().confirm(pending, response, now);
    } catch (FactorUnavailable failed) {
      // It may have looked at the response before it failed, so the response counts.
      Rejected _ = reject(locked, guess, "factor-failed");
      return new Step.Ended(new Unavailable());
    }
    return switch (verification) {
      case Verification.Verified verified -> bind(locked, loaded, verified, now);
      case Verification.Rejected(var reason) -> new Step.Ended(reject(locked, guess, reason));
      case Verification.Declined() -> {
        enrollments.update(enrollment.canceled());
        yield new Step.Ended(new NotPending(EnrollmentStatus.CANCELED));
      }
    };
  }

  /** What lets its user in is begun by nobody whom an administrator locked out, nor finished. */
  private Optional<Instant> closed(UnderLock locked) {
    return locked.demandedBy().flatMap(due -> guesses.closed(due.tenant(), due.user()));
  }

  private Step bind(
      UnderLock locked, LoadedFactor loaded, Verification.Verified verified, Instant now) {
    Enrollment enrollment = locked.enrollment();
    boolean first = authenticators.ofUser(enrollment.tenant(), enrollment.user()).isEmpty();
    Authenticator bound =
        enrollment
            .becomes(new AuthenticatorId(identifiers.next()), now)
            .described(verified.profile().orElse(Profile.NONE));
    if (!added(enrollment, new OpenedAuthenticator(bound, verified.credential()), verified)) {
      return new Step.Ended(new AlreadyBound());
    }
    enrollments.update(enrollment.confirmed(bound.id()));
    tell(bound, enrollment, locked.client());
    Proof proof = Proof.of(loaded.type(), bound.id(), loaded.traits(), verified.evidence(), now);
    Optional<NextStep.Taken> next =
        locked.demandedBy().map(due -> nextStep.after(due.proved(proof, now), now));
    Optional<Authentication> demanding = next.map(NextStep.Taken::authentication);
    demanding.ifPresent(endings::tell);
    demanding.ifPresent(authentications::update);
    others.endAfterConfirming(enrollment, demanding.map(Authentication::id), now);
    return new Step.Kept(bound, next, first ? issued(locked, now) : Optional.empty());
  }

  /** Backup codes come with what a user has first: whoever has some already keeps them. */
  private Optional<IssuedCodes> issued(UnderLock locked, Instant now) {
    Enrollment enrollment = locked.enrollment();
    Tenant tenant = tenants.find(enrollment.tenant()).orElseThrow();
    if (!tenant.allows(BackupCode.FACTOR)) {
      return Optional.empty();
    }
    IssuedCodes issued =
        codes.issue(tenant.id(), enrollment.user(), tenant.settings().backupCodes(), now);
    chronicle.tell(
        EventType.BACKUP_CODES_GENERATED,
        tenant.id(),
        enrollment.user(),
        locked.client(),
        Fact.authenticator(issued.set().id()),
        Fact.count(issued.set().size()));
    return Optional.of(issued);
  }

  private void tell(Authenticator bound, Enrollment by, ClientId client) {
    chronicle.tell(
        EventType.AUTHENTICATOR_ENROLLED,
        bound.tenant(),
        bound.user(),
        client,
        Fact.authenticator(bound.id()),
        Fact.factor(bound.factor()),
        Fact.enrollment(by.id()));
  }

  private boolean added(
      Enrollment enrollment, OpenedAuthenticator bound, Verification.Verified verified) {
    return authenticators.add(
        bound,
        enrollment
            .fingerprint()
            .or(() ->
                verified
                    .identity()
                    .map(identity ->
                        fingerprints.of(
                            enrollment.tenant(),
                            enrollment.user(),
                            enrollment.factor(),
                            identity))),
        verified
            .identity()
            .map(identity ->
                fingerprints.exclusive(enrollment.tenant(), enrollment.factor(), identity)));
  }

  /** Counts for the enrollment, and for the user over all of them: beginning anew buys nothing. */
  private Rejected reject(UnderLock locked, Guess guess, String reason) {
    Enrollment enrollment = locked.enrollment();
    guesses.wrong(guess, locked.client());
    Enrollment counted = enrollment.guessedWrong(rules.attempts());
    enrollments.update(counted);
    chronicle.tell(
        EventType.ENROLLMENT_FAILED,
        counted.tenant(),
        counted.user(),
        locked.client(),
        Fact.enrollment(counted.id()),
        Fact.factor(counted.factor()),
        Fact.attempts(counted.wrong()));
    return new Rejected(reason, counted.attemptsLeft(rules.attempts()));
  }
}
