package io.countersign.application.lockout;

import io.countersign.application.event.Chronicle;
import io.countersign.application.event.CurrentProvenance;
import io.countersign.application.tenant.Tenants;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.AttemptOutcome;
import io.countersign.domain.attempt.Audience;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.Lock;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.lockout.Tally;
import io.countersign.domain.risk.IpAddress;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Counters, locked and brought up to date before anybody looks at them: what nobody reported in
 * time is counted, and a lock whose time is over is ended. Whatever ends an attempt, and whatever
 * begins or ends a lock, tells it here, in the same transaction, and so exactly once.
 *
 * <p>Locks are taken in the order of {@link Audience}: everybody's before that of an address.
 */
public final class Tallies {

  /**
   * Through whom a guess came.
   *
   * @param client the application
   * @param address where its user is, if it said
   */
  public record By(Optional<ClientId> client, Optional<String> address) {

    /** Nobody: because of the time. */
    static final By NOBODY = new By(Optional.empty(), Optional.empty());

    static By of(Attempt attempt) {
      return new By(Optional.of(attempt.client()), attempt.address());
    }

    Optional<Fact> ip() {
      return address.flatMap(IpAddress::of).map(Fact::ip);
    }
  }

  private static final String ADMINISTRATOR = "administrator";
  private static final String TIME = "time";
  private static final String FAILURES = "failures";

  private final Lockouts lockouts;
  private final Attempts attempts;
  private final Tenants tenants;
  private final Chronicle chronicle;

  public Tallies(Lockouts lockouts, Attempts attempts, Tenants tenants, Chronicle chronicle) {
    this.lockouts = lockouts;
    this.attempts = attempts;
    this.tenants = tenants;
    this.chronicle = chronicle;
  }

  /** What the tenant chose. */
  LockoutRules rules(TenantId tenant) {
    return tenants.find(tenant).orElseThrow().settings().lockout();
  }

  /** The counter, locked until the transaction ends, as it stands now. */
  Counter lock(CounterKey key, Named named, AttemptAction action, LockoutRules rules, Instant now) {
    Counter current = lockouts.lock(new Counter(key, named, action, Tally.NONE), now);
    if (current.tally().over(now)) {
      current = change(current, now, By.NOBODY, tally -> tally.ended(of(key, rules)));
    }
    if (key.audience() != Audience.SOURCE) {
      for (Attempt overdue : attempts.overdue(key, now)) {
        current = unreported(overdue, current, rules, now);
      }
    }
    return change(current, now, By.NOBODY, tally -> tally.settled(of(key, rules), now));
  }

  /** Whoever happens to find it did not do it. */
  private Counter unreported(Attempt overdue, Counter counter, LockoutRules rules, Instant now) {
    return CurrentProvenance.ofNobody(
        () -> count(overdue.ended(AttemptOutcome.UNREPORTED), counter, rules, now));
  }

  /** Counts what became of an attempt, at a counter that {@link #lock} gave. */
  Counter count(Attempt ended, Counter counter, LockoutRules rules, Instant now) {
    attempts.end(ended);
    tell(ended);
    if (ended.period() != counter.tally().period()) {
      return counter;
    }
    ended.source().ifPresent(source -> count(ended, source, rules, now));
    return change(
        counter.used(ended.named(), ended.action()), now, By.of(ended), after(ended, rules, now));
  }

  private void count(Attempt ended, Attempt.Source source, LockoutRules rules, Instant now) {
    CounterKey key = ended.counter().source(source.who());
    Counter counter = lock(key, ended.named(), ended.action(), rules, now);
    if (counter.tally().period() == source.period()) {
      Counter _ = change(counter, now, By.of(ended), after(ended, of(key, rules), now));
    }
  }

  private static UnaryOperator<Tally> after(Attempt ended, LockoutRules rules, Instant now) {
    return tally ->
        ended.outcome().filter(AttemptOutcome.SUCCEEDED::equals).isPresent()
            ? tally.succeeded(ended.action())
            : tally.failed(ended.action(), rules, now);
  }

  /** How many more guesses may be reserved. */
  static int room(Counter counter, LockoutRules rules) {
    return counter.tally().room(of(counter.key(), rules));
  }

  /** Reserves one guess, at a counter that has room. */
  Counter reserve(Counter counter, Instant now) {
    return change(counter, now, By.NOBODY, Tally::reserved);
  }

  /** Counts a right guess that was looked at under the lock. */
  void right(Counter counter, Instant now) {
    Counter _ =
        change(counter, now, By.NOBODY, tally -> tally.reserved().succeeded(counter.action()));
  }

  /** Counts a wrong guess that was looked at under the lock. */
  void wrong(Counter counter, By by, LockoutRules rules, Instant now) {
    LockoutRules own = of(counter.key(), rules);
    Counter _ =
        change(counter, now, by, tally -> tally.reserved().failed(counter.action(), own, now));
  }

  /** Changes a counter that {@link #lock} gave, keeps it, and tells if a lock began or ended. */
  Counter change(Counter counter, Instant now, By by, UnaryOperator<Tally> change) {
    Counter changed = counter.with(change.apply(counter.tally()));
    if (!changed.tally().equals(counter.tally())) {
      lockouts.update(changed, now);
      tell(counter.tally().lock(), changed, by, now);
    }
    return changed;
  }

  /** Adds what another counter had, and leaves that one as if nothing had been counted. */
  void merge(Counter into, Counter from, LockoutRules rules, Instant now) {
    Tally moved = from.tally();
    if (moved.lock().isEmpty() && moved.failures().total() == 0 && moved.open() == 0) {
      return;
    }
    Tally merged = into.tally().merged(moved, rules, now);
    Counter both = into.with(merged);
    lockouts.update(both, now);
    // A lock that moved was told already, and so was one it met; their end will be told once.
    if (moved.lock().isEmpty()) {
      tell(into.tally().lock(), both, By.NOBODY, now);
    }
    lockouts.update(from.with(moved.cleared()), now);
  }

  private static LockoutRules of(CounterKey key, LockoutRules rules) {
    return key.audience() == Audience.SOURCE ? rules.ofSource() : rules;
  }

  private void tell(Attempt ended) {
    AttemptOutcome outcome = ended.outcome().orElseThrow();
    By by = By.of(ended);
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.action(ended.action()));
    by.ip().ifPresent(facts::add);
    if (outcome == AttemptOutcome.SUCCEEDED) {
      tell(EventType.ATTEMPT_SUCCEEDED, ended.counter(), ended.named(), by, facts);
    } else {
      facts.add(Fact.reason(outcome.text()));
      tell(EventType.ATTEMPT_FAILED, ended.counter(), ended.named(), by, facts);
    }
  }

  private void tell(Optional<Lock> before, Counter changed, By by, Instant now) {
    Optional<Lock> after = changed.tally().lock();
    if (after.equals(before) || changed.key().audience() == Audience.SOURCE) {
      return; // while one address is locked the identifier is not
    }
    if (after.isPresent()) {
      tellLocked(changed, after.get(), by);
    } else if (before.isPresent()) {
      tell(
          EventType.IDENTIFIER_UNLOCKED,
          changed.key(),
          changed.named(),
          by,
          List.of(Fact.reason(before.get().over(now) ? TIME : ADMINISTRATOR)));
    }
  }

  private void tellLocked(Counter locked, Lock lock, By by) {
    boolean guessed = lock.cause() == Lock.Cause.FAILURES;
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.attempts(lock.attempts()));
    facts.add(Fact.lockedUntil(lock.until()));
    facts.add(Fact.reason(guessed ? FAILURES : ADMINISTRATOR));
    if (guessed) {
      facts.add(Fact.action(locked.action()));
    }
    by.ip().ifPresent(facts::add);
    tell(EventType.IDENTIFIER_LOCKOUT, locked.key(), locked.named(), by, facts);
  }

  private void tell(EventType type, CounterKey key, Named named, By by, List<Fact> facts) {
    List<Fact> all = new ArrayList<>(Fact.identifier(named));
    all.add(Fact.audience(key.audience()));
    all.addAll(facts);
    chronicle.tell(type, key.tenant(), named.user(), by.client(), all.toArray(Fact[]::new));
  }
}
