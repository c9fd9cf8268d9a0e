package io.countersign.domain.lockout;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The count of guesses at one thing. A guess is reserved before it is looked at, and reported
 * afterwards; what is reserved and not reported counts as if it were wrong, so that however many
 * guess at once, no more are looked at than may be wrong.
 *
 * <p>Each wrong guess counts for an hour of its own, so that in no hour there are more than may be.
 * In a row of locks they count together, for an hour after the last of them.
 *
 * @param failures wrong guesses that count
 * @param open how many are reserved and not reported, 0 or more
 * @param period which count it is, 0 or more: a lock and its end begin new ones, and what was
 *     reserved in one before is of no use any more
 * @param strikes how many locks in a row there were, 0 or more
 * @param since when the first of the failures was, or the last lock of a row ended
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

  /** No failure is older than {@code since}, and in a row of locks none has a time of its own. */
  public Tally {
    failures = strikes > 0 ? failures.untimed() : since.map(failures::timed).orElse(failures);
    since = strikes > 0 ? since : failures.first();
  }

  /** Without the failures, or the row of locks, whose hour is over. What is locked stays. */
  public Tally at(Instant now) {
    Instant hourAgo = now.minus(LockoutRules.WINDOW);
    boolean over = since.filter(first -> !first.isAfter(hourAgo)).isPresent();
    if (lock.isPresent() || !over) {
      return this;
    }
    Failures left = strikes > 0 ? Failures.NONE : failures.after(hourAgo);
    return new Tally(left, open, period, 0, Optional.empty(), lock);
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
    Instant at = counted(now);
    Tally current = at(now); // nobody may have looked since the hour of others was over
    return new Tally(
            current.failures.plus(action, at),
            oneLess(),
            period,
            current.strikes,
            current.since.filter(at::isAfter).or(() -> Optional.of(at)), // a clock may go back
            lock)
        .lockedIfFull(rules, now);
  }

  /** When one that is wrong now was: kept are microseconds, and it must not be over too early. */
  private static Instant counted(Instant now) {
    Instant whole = now.truncatedTo(ChronoUnit.MICROS);
    return whole.equals(now) ? now : whole.plus(1, ChronoUnit.MICROS);
  }

  /**
   * Together with what was counted of the same before it was known to be the same. What was
   * reserved there counts as wrong here, for nobody can report it any more. Of two locks the longer
   * one holds, and an administrator's stays one: more is kept out by it.
   */
  public Tally merged(Tally other, LockoutRules rules, Instant now) {
    Failures both = failures.plus(other.failures);
    if (other.open > 0) {
      Failures wrong = new Failures(Map.of(AttemptAction.PASSWORD, other.open));
      both = both.plus(wrong.timed(counted(now)));
    }
    List<Lock> locks = Stream.of(lock, other.lock).flatMap(Optional::stream).toList();
    Optional<Lock> longest =
        locks.stream()
            .max(comparing(Lock::until))
            .map(last -> new Lock(last.at(), last.until(), cause(locks), last.attempts()));
    int row = Math.max(strikes, other.strikes);
    Optional<Instant> start =
        row == 0
            ? both.first()
            : Stream.of(since, other.since, both.last())
                .flatMap(Optional::stream)
                .max(naturalOrder());
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
    if (rules.mode() == LockoutMode.HARD) {
      return cleared();
    }
    // Before an administrator's lock there may have been no delay yet.
    Optional<Instant> end = lock.map(Lock::until);
    Optional<Instant> start = strikes > 0 ? end : since.or(() -> end);
    return new Tally(failures, 0, period + 1, strikes, start, Optional.empty());
  }

  /** As if nothing had been counted; what is reserved is of no use any more. */
  public Tally cleared() {
    return new Tally(Failures.NONE, 0, period + 1, 0, Optional.empty(), Optional.empty());
  }

  /** From when on nobody needs to know of it; never as long as it is locked. */
  public Optional<Instant> forgettable(Instant now) {
    return lock.isPresent()
        ? Optional.empty()
        : Stream.of(Optional.of(now), since, failures.last())
            .flatMap(Optional::stream)
            .max(naturalOrder())
            .map(last -> last.plus(LockoutRules.WINDOW));
  }

  private Tally lockedIfFull(LockoutRules rules, Instant now) {
    if (lock.isPresent() || (strikes == 0 && failures.total() < rules.maxAttempts())) {
      return this;
    }
    Lock by = new Lock(now, now.plus(rules.lasts(strikes)), Lock.Cause.FAILURES, failures.total());
    return new Tally(failures, 0, period + 1, strikes + 1, since, Optional.of(by));
  }
}
