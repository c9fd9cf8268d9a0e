package io.countersign.application.authentication;

import io.countersign.application.authentication.VerifyResult.AuthenticatorGone;
import io.countersign.application.authentication.VerifyResult.Locked;
import io.countersign.application.authentication.VerifyResult.NotFound;
import io.countersign.application.authentication.VerifyResult.NotWaiting;
import io.countersign.application.authentication.VerifyResult.Rejected;
import io.countersign.application.authentication.VerifyResult.TooManyGuesses;
import io.countersign.application.authentication.VerifyResult.Unavailable;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.backupcode.BackupCodeUse;
import io.countersign.application.delivery.OutgoingMessages;
import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.lockout.AuthenticatorGuesses;
import io.countersign.application.lockout.AuthenticatorGuesses.Stand;
import io.countersign.application.lockout.Gate;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Challenge;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.event.Fact;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Checks the response to a challenge: the one place where a code of an authentication is looked at.
 *
 * <p>One transaction: lock the authentication, lock the authenticator, look at the response, keep
 * both. The locks make every response see the count and the credential that the one before it left
 * behind, so that one code succeeds once and no guess goes uncounted, whatever runs at the same
 * time. Where strangers used the guesses up, the count of a known device is locked third. Only what
 * is durable is answered.
 */
public final class VerifyChallenge {

  private sealed interface Step {

    record Proved(NextStep.Taken next) implements Step {}

    record Ended(VerifyResult result) implements Step {}
  }

  /** Whose authenticator a response counts for. */
  private sealed interface Answering {

    AuthenticatorId authenticator();

    /** It is the one that answers. */
    record By(AuthenticatorId authenticator) implements Answering {}

    /** The response is from none of the user's: it counts for the one that was asked. */
    record Unknown(AuthenticatorId authenticator) implements Answering {}

    /** The factor failed: the response counts for the one that was asked. */
    record Failed(AuthenticatorId authenticator) implements Answering {}
  }

  private final Transactions transactions;
  private final Authentications authentications;
  private final Endings endings;
  private final Authenticators authenticators;
  private final Gate gate;
  private final AuthenticatorGuesses guesses;
  private final Factors factors;
  private final Fingerprints fingerprints;
  private final BackupCodeUse backupCodes;
  private final NextStep nextStep;
  private final OutgoingMessages messages;
  private final Standings standings;
  private final InstantSource clock;
  private final AuthenticationRules rules;

  public VerifyChallenge(
      Transactions transactions,
      Authentications authentications,
      Endings endings,
      Authenticators authenticators,
      Gate gate,
      AuthenticatorGuesses guesses,
      Factors factors,
      Fingerprints fingerprints,
      BackupCodeUse backupCodes,
      NextStep nextStep,
      OutgoingMessages messages,
      Standings standings,
      InstantSource clock,
      AuthenticationRules rules) {
    this.transactions = transactions;
    this.authentications = authentications;
    this.endings = endings;
    this.authenticators = authenticators;
    this.gate = gate;
    this.guesses = guesses;
    this.factors = factors;
    this.fingerprints = fingerprints;
    this.backupCodes = backupCodes;
    this.nextStep = nextStep;
    this.messages = messages;
    this.standings = standings;
    this.clock = clock;
    this.rules = rules;
  }

  /**
   * @throws io.countersign.domain.factor.MalformedField if the response is not of the factor's
   *     form; nothing is counted then
   * @throws io.countersign.application.transaction.StorageUnavailable if the outcome could not be
   *     made durable
   */
  public VerifyResult verify(TenantId tenant, AuthenticationId id, Fields response) {
    Step step =
        transactions.inTransaction(
            List.of(tenant, id),
            () ->
                authentications
                    .lock(tenant, id)
                    .map(found -> verify(found, response))
                    .orElseGet(() -> new Step.Ended(new NotFound())));
    return switch (step) {
      case Step.Proved(var next) -> {
        next.outgoing().ifPresent(messages::send);
        yield new VerifyResult.Verified(
            standings.of(next.authentication(), next.shown(), clock.instant()));
      }
      case Step.Ended(var result) -> result;
    };
  }

  private Step verify(Authentication authentication, Fields response) {
    // The time is taken under the lock: a response that waited may have come too late meanwhile.
    Instant now = clock.instant();
    Progress progress = authentication.progressAt(now);
    if (!(progress instanceof Challenged(var challenge))) {
      return new Step.Ended(new NotWaiting(progress));
    }
    Optional<Instant> closed = gate.closed(authentication.tenant(), authentication.user());
    if (closed.isPresent()) {
      return new Step.Ended(new Locked(closed.get()));
    }
    Optional<LoadedFactor> loaded = factors.find(challenge.factor());
    if (loaded.isEmpty()) {
      return new Step.Ended(new Unavailable(challenge.factor()));
    }
    Answering answering = answering(authentication, challenge, loaded.get(), response);
    Optional<OpenedAuthenticator> locked =
        authenticators.lock(authentication.tenant(), answering.authenticator());
    if (locked.isEmpty()) {
      return new Step.Ended(new AuthenticatorGone());
    }
    Stand stand = guesses.stand(locked.get(), authentication.deliberation().circumstances(), now);
    Optional<Instant> spent = guesses.spentUntil(stand, now);
    if (spent.isPresent()) {
      return new Step.Ended(new TooManyGuesses(challenge.factor(), spent.get()));
    }
    return switch (answering) {
      case Answering.By _ -> look(authentication, challenge, stand, loaded.get(), response, now);
      case Answering.Unknown _ ->
          new Step.Ended(reject(authentication, stand, "unknown-authenticator", now));
      case Answering.Failed _ -> {
        // It may have looked at the response before it failed, so the response counts.
        reject(authentication, stand, "factor-failed", now);
        yield new Step.Ended(new Unavailable(challenge.factor()));
      }
    };
  }

  /**
   * The authenticator that was asked, or the one of the same user and factor that the response says
   * it is from.
   */
  private Answering answering(
      Authentication authentication, Challenge challenge, LoadedFactor loaded, Fields response) {
    Optional<SecretBytes> identity;
    try {
      identity = loaded.factor().answering(response);
    } catch (FactorUnavailable failed) {
      return new Answering.Failed(challenge.authenticator());
    }
    return identity
        .map(said -> fingerprint(authentication, challenge, said))
        .map(print ->
            authenticators
                .withFingerprint(
                    authentication.tenant(), authentication.user(), challenge.factor(), print)
                .filter(found -> offered(authentication, found))
                .<Answering>map(Answering.By::new)
                .orElseGet(() -> new Answering.Unknown(challenge.authenticator())))
        .orElseGet(() -> new Answering.By(challenge.authenticator()));
  }

  /** Another of the same factor may be of a sort that would not do. */
  private boolean offered(Authentication authentication, AuthenticatorId found) {
    return authentication.deliberation().offered().isEmpty()
        || authenticators
            .find(authentication.tenant(), found)
            .filter(bound -> Offers.has(authentication, bound))
            .isPresent();
  }

  private Fingerprint fingerprint(
      Authentication authentication, Challenge challenge, SecretBytes identity) {
    return fingerprints.of(
        authentication.tenant(), authentication.user(), challenge.factor(), identity);
  }

  private Step look(
      Authentication authentication,
      Challenge challenge,
      Stand stand,
      LoadedFactor loaded,
      Fields response,
      Instant now) {
    OpenedAuthenticator opened = stand.opened();
    Verification verification;
    try {
      verification = loaded.factor().verify(opened.credential(), challenge.state(), response, now);
    } catch (FactorUnavailable failed) {
      // It may have looked at the response before it failed, so the response counts.
      reject(authentication, stand, "factor-failed", now);
      return new Step.Ended(new Unavailable(challenge.factor()));
    }
    return switch (verification) {
      case Verification.Verified verified -> approve(authentication, stand, loaded, verified, now);
      case Verification.Rejected(var reason) ->
          new Step.Ended(reject(authentication, stand, reason, now));
      case Verification.Declined() -> {
        Authentication declined = authentication.declined(now);
        authentications.update(declined);
        endings.tell(declined, of(opened));
        yield new Step.Ended(new NotWaiting(declined.progress()));
      }
    };
  }

  private Step approve(
      Authentication authentication,
      Stand stand,
      LoadedFactor loaded,
      Verification.Verified verified,
      Instant now) {
    guesses.right(stand, verified, now);
    Authenticator used = stand.opened().authenticator();
    endings.tellUsed(authentication, used);
    Proof proof = Proof.of(loaded.type(), used.id(), loaded.traits(), verified.evidence(), now);
    if (loaded.type().equals(BackupCode.FACTOR)) {
      backupCodes.count(authentication, now);
    }
    NextStep.Taken next = nextStep.after(authentication.proved(proof, now), now);
    authentications.update(next.authentication());
    endings.tell(next.authentication());
    return new Step.Proved(next);
  }

  private Rejected reject(Authentication authentication, Stand stand, String reason, Instant now) {
    Authenticator guessed = stand.opened().authenticator();
    Optional<AuthenticatorGuesses.Spent> spent = guesses.wrong(stand, now);
    Authentication counted = authentication.guessedWrong(rules.attempts(), now);
    authentications.update(counted);
    endings.tellFailed(counted, guessed);
    // Only the one that uses the last one up has it: the next is refused before.
    spent.ifPresent(all -> endings.tellLocked(authentication, guessed, all));
    endings.tell(counted, of(stand.opened()));
    return new Rejected(guessed.factor(), reason, counted.attemptsLeft(rules.attempts()));
  }

  private static Fact[] of(OpenedAuthenticator asked) {
    return new Fact[] {
      Fact.authenticator(asked.authenticator().id()), Fact.factor(asked.authenticator().factor())
    };
  }
}
