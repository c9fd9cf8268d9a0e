package io.countersign.application.lockout;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.AttemptId;
import io.countersign.domain.attempt.AttemptOutcome;
import io.countersign.domain.attempt.Audience;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.lockout.Lock;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes what became of a guess. Only what is answered as reported counts: whoever was let in for a
 * success that is refused here was let in past a lock.
 */
public final class ReportAttempt {

  /** What came of it. */
  public sealed interface Result {

    /** It is counted, now or when the same was said before. */
    record Reported(Attempt attempt) implements Result {}

    /** Something else became of it already: nobody may be let in by it. */
    record Refused(AttemptOutcome outcome) implements Result {}

    /** This client of the tenant began no such attempt. */
    record NotFound() implements Result {}
  }

  private final Transactions transactions;
  private final Lockouts lockouts;
  private final Attempts attempts;
  private final Tallies tallies;
  private final InstantSource clock;

  public ReportAttempt(
      Transactions transactions,
      Lockouts lockouts,
      Attempts attempts,
      Tallies tallies,
      InstantSource clock) {
    this.transactions = transactions;
    this.lockouts = lockouts;
    this.attempts = attempts;
    this.tallies = tallies;
    this.clock = clock;
  }

  /**
   * @param succeeded whether it was right
   */
  public Result report(TenantId tenant, ClientId client, AttemptId id, boolean succeeded) {
    return attempts
        .find(tenant, id)
        .filter(found -> found.client().equals(client))
        .map(found -> answer(ended(found, succeeded), succeeded))
        .orElseGet(Result.NotFound::new);
  }

  private Attempt ended(Attempt found, boolean succeeded) {
    return found.outcome().isPresent()
        ? found
        : transactions.inTransaction(found.counter(), () -> endedUnderLock(found, succeeded));
  }

  private Attempt endedUnderLock(Attempt found, boolean succeeded) {
    Instant now = clock.instant();
    CounterKey key = found.counter();
    LockoutRules rules = tallies.rules(key.tenant());
    Counter counter = tallies.lock(key, found.named(), found.action(), rules, now);
    // Somebody may have reported it while this waited; and the lock counts what is overdue.
    Attempt still = attempts.find(key.tenant(), found.id()).orElse(found);
    if (still.outcome().isPresent()) {
      return still;
    }
    Attempt ended = still.ended(outcome(still, counter, succeeded, now));
    Counter _ = tallies.count(ended, counter, rules, now);
    return ended;
  }

  private AttemptOutcome outcome(Attempt of, Counter counter, boolean succeeded, Instant now) {
    if (of.period() != counter.tally().period()) {
      return AttemptOutcome.OVERTAKEN;
    }
    if (!succeeded) {
      return AttemptOutcome.FAILED;
    }
    return lockedByAdministrator(of.counter(), now)
        ? AttemptOutcome.OVERTAKEN
        : AttemptOutcome.SUCCEEDED;
  }

  /** That locks devices that are known, too, which mind nobody else's lock. */
  private boolean lockedByAdministrator(CounterKey key, Instant now) {
    if (key.audience() == Audience.EVERYONE) {
      return false; // then this is another period
    }
    Optional<Lock> all =
        lockouts
            .find(CounterKey.everyone(key.tenant(), key.subject()))
            .flatMap(counter -> counter.tally().lock());
    return all.filter(lock -> lock.cause() == Lock.Cause.ADMINISTRATOR && !lock.over(now))
        .isPresent();
  }

  private static Result answer(Attempt ended, boolean succeeded) {
    AttemptOutcome outcome = ended.outcome().orElseThrow();
    boolean same = succeeded == (outcome == AttemptOutcome.SUCCEEDED);
    return same ? new Result.Reported(ended) : new Result.Refused(outcome);
  }
}
