package io.countersign.domain.lockout;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The count of guesses at one thing. A guess is reserved before it is looked at, and reported
 * afterwards; what is reserved and not reported counts as if it were wrong, so that however many
 * guess at once, no more are looked at than may be wrong.
 *
 * @param failures wrong guesses that count
 * @param open how many are reserved and not reported, 0 or more
 * @param period which count it is, 0 or more: a lock and its end begin new ones, and what was
 *     reserved in one before is of no use any more
 * @param strikes how many locks in a row there were, 0 or more
 * @param since when the window of the failures opened, or the last lock of a row ended
 * @param lock while nobody may guess
 */
public record Tally(
    Failures failures,
    int open,
    int period,
    int strikes,
    Optional<Instant> since,
    Optional<Lock> lock) {

  /** Nothing counted yet. */
  public static final Tally NONE =
      new Tally(Failures.NONE, 0, 0, 0, Optional.empty(), Optional.empty());

  /** Without the failures, and the row of locks, whose hour is over. What is locked stays. */
  public Tally at(Instant now) {
    boolean over =
        since.filter(start -> !now.isBefore(start.plus(LockoutRules.WINDOW))).isPresent();
    return over && lock.isEmpty()
        ? new Tally(Failures.NONE, open, period, 0, Optional.empty(), lock)
        : this;
  }

  /**
   * As {@link #at}, and locked if more failed than may by now: the tenant may have chosen fewer
   * meanwhile.
   */
  public Tally settled(LockoutRules rules, Instant now) {
    Tally current = at(now);
    return current.strikes == 0 ? current.lockedIfFull(rules, now) : current;
  }

  /** Whether a lock is there whose time has come: it is to be {@link #ended}. */
  public boolean over(Instant now) {
    return lock.filter(one -> one.over(now)).isPresent();
  }

  /** How many more guesses may be reserved now; none while a lock is there. */
  public int room(LockoutRules rules) {
    if (lock.isPresent()) {
      return 0;
    }
    int left = strikes > 0 ? 1 : rules.maxAttempts() - failures.total();
    return Math.max(0, left - open);
  }

  /** With one more guess reserved. There has to be room. */
  public Tally reserved() {
    return new Tally(failures, open + 1, period, strikes, since, lock);
  }

  /**
   * A reserved guess was right: that clears the wrong ones at the same thing, and the row of locks
   * if nothing else was guessed at.
   */
  public Tally succeeded(AttemptAction action) {
    Failures left = failures.without(action);
    return left.total() == 0
        ? new Tally(left, oneLess(), period, 0, Optional.empty(), lock)
        : new Tally(left, oneLess(), period, strikes, since, lock);
  }

  /** What was counted may have been purged since it was reserved. */
  private int oneLess() {
    return Math.max(0, open - 1);
  }

  /** A reserved guess was wrong; with as many as may be, it locks. */
  public Tally failed(AttemptAction action, LockoutRules rules, Instant now) {
    return new Tally(
            failures.plus(action),
            oneLess(),
            period,
            strikes,
            since.or(() -> Optional.of(now)),
            lock)
        .lockedIfFull(rules, now);
  }

  /**
   * Together with what was counted of the same before it was known to be the same. What was
   * reserved there counts as wrong here, for nobody can report it any more. Of two locks the longer
   * one holds, and an administrator's stays one: more is kept out by it.
   */
  public Tally merged(Tally other, LockoutRules rules, Instant now) {
    Failures both = failures.plus(other.failures);
    if (other.open > 0) {
      both = both.plus(new Failures(Map.of(AttemptAction.PASSWORD, other.open)));
    }
    List<Lock> locks = Stream.of(lock, other.lock).flatMap(Optional::stream).toList();
    Optional<Lock> longest =
        locks.stream()
            .max(comparing(Lock::until))
            .map(last -> new Lock(last.at(), last.until(), cause(locks), last.attempts()));
    Optional<Instant> start =
        Stream.of(since, other.since).flatMap(Optional::stream).max(naturalOrder());
    int row = Math.max(strikes, other.strikes);
    if (longest.isPresent()) {
      return new Tally(both, 0, period + 1, row, start, longest);
    }
    Tally merged = new Tally(both, open, period, row, start.or(() -> Optional.of(now)), longest);
    return both.total() < rules.maxAttempts() ? merged : merged.lockedIfFull(rules, now);
  }

  private static Lock.Cause cause(List<Lock> locks) {
    return locks.stream().allMatch(one -> one.cause() == Lock.Cause.FAILURES)
        ? Lock.Cause.FAILURES
        : Lock.Cause.ADMINISTRATOR;
  }

  /** Locked by somebody who may, whatever was counted. */
  public Tally locked(Instant now, Duration lasts) {
    Lock by = new Lock(now, now.plus(lasts), Lock.Cause.ADMINISTRATOR, failures.total());
    return new Tally(failures, 0, period + 1, strikes, since, Optional.of(by));
  }

  /** After the time of its lock. Where delays grow, only a quiet hour makes it forget. */
  public Tally ended(LockoutRules rules) {
    return rules.mode() == LockoutMode.DELAY
        ? new Tally(failures, 0, period + 1, strikes, lock.map(Lock::until), Optional.empty())
        : cleared();
  }

  /** As if nothing had been counted; what is reserved is of no use any more. */
  public Tally cleared() {
    return new Tally(Failures.NONE, 0, period + 1, 0, Optional.empty(), Optional.empty());
  }

  /** From when on nobody needs to know of it; never as long as it is locked. */
  public Optional<Instant> forgettable(Instant now) {
    return lock.isPresent()
        ? Optional.empty()
        : Optional.of(since.filter(now::isBefore).orElse(now).plus(LockoutRules.WINDOW));
  }

  private Tally lockedIfFull(LockoutRules rules, Instant now) {
    if (lock.isPresent() || (strikes == 0 && failures.total() < rules.maxAttempts())) {
      return this;
    }
    Lock by = new Lock(now, now.plus(rules.lasts(strikes)), Lock.Cause.FAILURES, failures.total());
    return new Tally(failures, 0, period + 1, strikes + 1, since, Optional.of(by));
  }
}
