package io.countersign.application.contact;

import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.lockout.CodeGuesses;
import io.countersign.application.lockout.CodeGuesses.Guess;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.contact.ContactStatus;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.contact.ContactVerificationId;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Checks the code that was sent for a contact verification. As with a challenge the row is locked
 * before the code is looked at, and only what is durable is answered.
 */
public final class CheckContactVerification {

  /** What came of it. */
  public sealed interface Result {

    /** It was the code, for the first time. */
    record Verified(ContactVerification verification) implements Result {}

    /**
     * It was not, and counts.
     *
     * @param reason for logs and metrics only
     * @param attemptsLeft how many more wrong codes it takes
     */
    record Rejected(String reason, int attemptsLeft) implements Result {}

    /** This client of the tenant began no such verification. */
    record NotFound() implements Result {}

    /**
     * Nobody may guess at the address now. Nothing was looked at or spent.
     *
     * @param until when it is worth trying again
     */
    record Locked(Instant until) implements Result {}

    /** It waits for no code. Nothing was looked at or spent. */
    record NotPending(ContactStatus status) implements Result {}

    /** The factor is not loaded (nothing counts then), or failed (and the code counts). */
    record Unavailable() implements Result {}
  }

  private final Transactions transactions;
  private final ContactVerifications verifications;
  private final Factors factors;
  private final InstantSource clock;
  private final CodeGuesses guesses;
  private final ContactRules rules;

  public CheckContactVerification(
      Transactions transactions,
      ContactVerifications verifications,
      Factors factors,
      InstantSource clock,
      CodeGuesses guesses,
      ContactRules rules) {
    this.transactions = transactions;
    this.verifications = verifications;
    this.factors = factors;
    this.clock = clock;
    this.guesses = guesses;
    this.rules = rules;
  }

  /**
   * @throws io.countersign.domain.factor.MalformedField if the response is not of the factor's
   *     form; nothing is counted then
   */
  public Result check(TenantId tenant, ClientId client, ContactVerificationId id, Fields response) {
    return transactions.inTransaction(() ->
        verifications
            .lock(tenant, id)
            .filter(found -> found.client().equals(client))
            .map(found -> check(found, response))
            .orElseGet(Result.NotFound::new));
  }

  /** Guesses count at the address, too, so that beginning another verification buys none. */
  private Result check(ContactVerification found, Fields response) {
    Instant now = clock.instant();
    ContactStatus status = found.statusAt(now);
    if (status != ContactStatus.PENDING) {
      return new Result.NotPending(status);
    }
    return factors
        .find(found.as())
        .map(loaded -> counted(found, loaded, response, now))
        .orElseGet(Result.Unavailable::new);
  }

  private Result counted(
      ContactVerification found, LoadedFactor loaded, Fields response, Instant now) {
    Optional<Guess> guess =
        found.target().map(target -> guesses.at(found.tenant(), target, found.purpose().action()));
    Optional<Instant> locked = guess.flatMap(Guess::lockedUntil);
    if (locked.isPresent()) {
      return new Result.Locked(locked.get());
    }
    Result result = look(found, loaded, response, now);
    guess.ifPresent(counted -> {
      if (result instanceof Result.Verified) {
        guesses.right(counted);
      } else {
        guesses.wrong(counted, found.client());
      }
    });
    return result;
  }

  private Result look(
      ContactVerification found, LoadedFactor loaded, Fields response, Instant now) {
    Credential pending = verifications.pending(found.tenant(), found.id()).orElseThrow();
    Verification verification;
    try {
      verification = loaded.factor().confirm(pending, response, now);
    } catch (FactorUnavailable failed) {
      // It may have looked at the code before it failed, so the code counts.
      reject(found, "factor-failed");
      return new Result.Unavailable();
    }
    return switch (verification) {
      case Verification.Verified _ -> verified(found);
      case Verification.Rejected(var reason) -> reject(found, reason);
      case Verification.Declined() -> reject(found, "declined");
    };
  }

  private Result verified(ContactVerification found) {
    ContactVerification verified = found.verified();
    verifications.update(verified);
    return new Result.Verified(verified);
  }

  private Result reject(ContactVerification found, String reason) {
    ContactVerification counted = found.guessedWrong(rules.attempts());
    verifications.update(counted);
    return new Result.Rejected(reason, counted.attemptsLeft(rules.attempts()));
  }
}
