package io.countersign.application.contact;

import io.countersign.application.event.Chronicle;
import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.lockout.CodeGuesses;
import io.countersign.application.lockout.Guess;
import io.countersign.application.lockout.Guesser;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.attempt.Target;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.contact.ContactStatus;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.contact.ContactVerificationId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks the code that was sent for a contact verification. As with a challenge the row is locked
 * before the code is looked at, and only what is durable is answered. Each code that was looked at
 * is told.
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
     * This one may not guess at the address now. Nothing was looked at or spent.
     *
     * @param until when it is worth trying again
     */
    record Locked(Instant until) implements Result {}

    /** It waits for no code. Nothing was looked at or spent. */
    record NotPending(ContactStatus status) implements Result {}

    /** The factor is not loaded (nothing counts then), or failed (and the code counts). */
    record Unavailable() implements Result {}
  }

  /** All that a look at a code needs. */
  private record Look(
      ContactVerification found,
      LoadedFactor loaded,
      Fields response,
      Guesser guesser,
      Instant now) {}

  private final Transactions transactions;
  private final ContactVerifications verifications;
  private final Factors factors;
  private final InstantSource clock;
  private final CodeGuesses guesses;
  private final Chronicle chronicle;
  private final ContactRules rules;

  public CheckContactVerification(
      Transactions transactions,
      ContactVerifications verifications,
      Factors factors,
      InstantSource clock,
      CodeGuesses guesses,
      Chronicle chronicle,
      ContactRules rules) {
    this.transactions = transactions;
    this.verifications = verifications;
    this.factors = factors;
    this.clock = clock;
    this.guesses = guesses;
    this.chronicle = chronicle;
    this.rules = rules;
  }

  /**
   * @param guesser who has the code now: where a wrong one counts does not depend on who began
   * @throws io.countersign.domain.factor.MalformedField if the response is not of the factor's
   *     form; nothing is counted then
   */
  public Result check(
      TenantId tenant,
      ClientId client,
      ContactVerificationId id,
      Fields response,
      Guesser guesser) {
    return transactions.inTransaction(() ->
        verifications
            .lock(tenant, id)
            .filter(found -> found.client().equals(client))
            .map(found -> check(found, response, guesser))
            .orElseGet(Result.NotFound::new));
  }

  /** Guesses count at the address, too, so that beginning another verification buys none. */
  private Result check(ContactVerification found, Fields response, Guesser guesser) {
    Instant now = clock.instant();
    ContactStatus status = found.statusAt(now);
    if (status != ContactStatus.PENDING) {
      return new Result.NotPending(status);
    }
    return factors
        .find(found.as())
        .map(loaded -> counted(new Look(found, loaded, response, guesser, now)))
        .orElseGet(Result.Unavailable::new);
  }

  private Result counted(Look look) {
    ContactVerification found = look.found();
    if (found.target().isEmpty()) {
      return look(look, Optional.empty());
    }
    Target target = found.target().get();
    Guesser guesser = look.guesser();
    Optional<Instant> early = guesses.lockedUntil(found.tenant(), target, guesser);
    if (early.isPresent()) {
      return new Result.Locked(early.get());
    }
    Guess guess = guesses.at(found.tenant(), target, guesser, found.purpose().action());
    // An administrator may have locked it while the counter of the device was waited for.
    return guess
        .lockedUntil()
        .or(() -> guesses.lockedUntil(found.tenant(), target, guesser))
        .<Result>map(Result.Locked::new)
        .orElseGet(() -> counted(look, guess));
  }

  private Result counted(Look look, Guess guess) {
    Result result = look(look, Optional.of(guess.counter().named()));
    if (result instanceof Result.Verified) {
      guesses.right(guess);
    } else {
      guesses.wrong(guess, look.found().client());
    }
    return result;
  }

  /**
   * @param named whose code it is, as far as anybody knows
   */
  private Result look(Look look, Optional<Named> named) {
    ContactVerification found = look.found();
    Credential pending = verifications.pending(found.tenant(), found.id()).orElseThrow();
    Verification verification;
    try {
      verification = look.loaded().factor().confirm(pending, look.response(), look.now());
    } catch (FactorUnavailable failed) {
      // It may have looked at the code before it failed, so the code counts.
      Result _ = reject(look, named, "factor-failed");
      return new Result.Unavailable();
    }
    return switch (verification) {
      case Verification.Verified _ -> verified(look, named);
      case Verification.Rejected(var reason) -> reject(look, named, reason);
      case Verification.Declined() -> reject(look, named, "declined");
    };
  }

  private Result verified(Look look, Optional<Named> named) {
    ContactVerification verified = look.found().verified();
    verifications.update(verified);
    tell(EventType.VERIFICATION_VERIFIED, look, named, List.of());
    return new Result.Verified(verified);
  }

  private Result reject(Look look, Optional<Named> named, String reason) {
    ContactVerification counted = look.found().guessedWrong(rules.attempts());
    verifications.update(counted);
    tell(EventType.VERIFICATION_FAILED, look, named, List.of(Fact.attempts(counted.wrong())));
    return new Result.Rejected(reason, counted.attemptsLeft(rules.attempts()));
  }

  private void tell(EventType type, Look look, Optional<Named> named, List<Fact> more) {
    ContactVerification found = look.found();
    List<Fact> facts = new ArrayList<>(more);
    facts.add(Fact.factor(found.as()));
    facts.add(Fact.action(found.purpose().action()));
    named.map(Fact::identifier).ifPresent(facts::addAll);
    look.guesser().address().map(Fact::ip).ifPresent(facts::add);
    chronicle.tell(
        type,
        found.tenant(),
        named.flatMap(Named::user),
        Optional.of(found.client()),
        facts.toArray(Fact[]::new));
  }
}
