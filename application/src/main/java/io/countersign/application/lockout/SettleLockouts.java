package io.countersign.application.lockout;

import io.countersign.application.chore.Batches;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.lockout.AttemptAction;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts what nobody reported in time, and ends locks whose time is over, so that both are told
 * even if nobody guesses any more. Several may do it at once: each is counted, and told, once.
 */
public final class SettleLockouts {

  private static final int BATCH = 100;

  private final Transactions transactions;
  private final Lockouts lockouts;
  private final Attempts attempts;
  private final Tallies tallies;
  private final InstantSource clock;

  public SettleLockouts(
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
   * @return how many there were to settle
   */
  public int settle() {
    return Batches.all(this::settleSome);
  }

  private int settleSome() {
    List<Attempt> overdue = attempts.overdue(clock.instant(), BATCH);
    List<Counter> ended = lockouts.ended(clock.instant(), BATCH);
    List<Runnable> all = new ArrayList<>();
    overdue.forEach(one -> all.add(() -> settle(one.counter(), one.named(), one.action())));
    ended.forEach(one -> all.add(() -> settle(one.key(), one.named(), one.action())));
    each(all);
    return overdue.size() + ended.size();
  }

  /** What is wrong with one keeps no other one waiting. */
  private static void each(List<Runnable> all) {
    List<RuntimeException> failures = new ArrayList<>();
    for (Runnable one : all) {
      try {
        one.run();
      } catch (StorageUnavailable away) {
        throw away;
      } catch (RuntimeException failed) {
        failures.add(failed);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  private void settle(CounterKey key, Named named, AttemptAction action) {
    Counter _ =
        transactions.inTransaction(
            () -> tallies.lock(key, named, action, tallies.rules(key.tenant()), clock.instant()));
  }
}
