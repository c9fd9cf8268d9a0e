package io.countersign.application.lockout;

import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.attempt.Target;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.Destination;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.Lock;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Guesses at codes that are checked here: each is looked at under the lock of its counter, so none
 * needs to be reserved. To be called in the transaction that looks.
 */
public final class CodeGuesses {

  /**
   * A counter, locked until the transaction ends.
   *
   * @param rules what the tenant chose
   * @param now when it was locked
   */
  public record Guess(Counter counter, LockoutRules rules, Instant now) {

    /** Until when nobody may guess; then the code must not be looked at. */
    public Optional<Instant> lockedUntil() {
      return counter.tally().lock().map(Lock::until).or(this::untilReported);
    }

    /** All that may be wrong are reserved by others. */
    private Optional<Instant> untilReported() {
      return Tallies.room(counter, rules) == 0
          ? Optional.of(now.plus(Attempt.OPEN))
          : Optional.empty();
    }
  }

  private final Lockouts lockouts;
  private final Tallies tallies;
  private final Owners owners;
  private final CounterMarks marks;
  private final InstantSource clock;

  public CodeGuesses(
      Lockouts lockouts, Tallies tallies, Owners owners, CounterMarks marks, InstantSource clock) {
    this.lockouts = lockouts;
    this.tallies = tallies;
    this.owners = owners;
    this.marks = marks;
    this.clock = clock;
  }

  /** Whom a code goes to, as it may be kept. */
  public Target target(TenantId tenant, Channel channel, Destination to) {
    return identifier(channel, to)
        .map(identifier -> target(tenant, identifier))
        .orElseGet(() ->
            new Target(
                marks.address(tenant, channel, to.address()),
                IdentifierType.USERNAME,
                to.masked().isBlank() ? "***" : to.masked().strip()));
  }

  /** Those of channels of others are of a form of their own. */
  private static Optional<Identifier> identifier(Channel channel, Destination to) {
    Optional<IdentifierType> type =
        channel.equals(Channel.EMAIL)
            ? Optional.of(IdentifierType.EMAIL)
            : Optional.of(IdentifierType.PHONE)
                .filter(_ -> channel.equals(Channel.SMS) || channel.equals(Channel.VOICE));
    try {
      return type.map(known -> new Identifier(known, to.address()));
    } catch (IllegalArgumentException ofAFormOfItsOwn) {
      return Optional.empty();
    }
  }

  /** What is guessed at, as it may be kept. */
  public Target target(TenantId tenant, Identifier identifier) {
    return owners.target(tenant, identifier, tallies.rules(tenant));
  }

  /** Until when nobody may guess at it, as was kept last; nobody is waited for. */
  public Optional<Instant> lockedUntil(TenantId tenant, Target target) {
    return lockouts
        .find(owners.of(tenant, target).everyone())
        .flatMap(counter -> counter.tally().lock())
        .filter(lock -> !lock.over(clock.instant()))
        .map(Lock::until);
  }

  /** A guess at a code that was sent to an identifier. */
  public Guess at(TenantId tenant, Target target, AttemptAction action) {
    Instant now = clock.instant();
    LockoutRules rules = tallies.rules(tenant);
    Counted counted = owners.of(tenant, target);
    return new Guess(owners.lock(counted, action, rules, now), rules, now);
  }

  /**
   * A guess of whoever binds an authenticator to a user, over all enrollments: beginning anew buys
   * none. No right one clears them, for everybody can bind something of their own.
   */
  public Guess atEnrollment(TenantId tenant, UserId user) {
    Instant now = clock.instant();
    LockoutRules rules = tallies.rules(tenant);
    CounterKey key = CounterKey.enrollment(tenant, marks.user(tenant, user));
    Named named = new Named(IdentifierType.USER, user.value(), Optional.of(user));
    return new Guess(tallies.lock(key, named, AttemptAction.ENROLLMENT, rules, now), rules, now);
  }

  /** It was right: wrong ones at the same thing are forgotten, and those at others are not. */
  public void right(Guess guess) {
    tallies.right(guess.counter(), guess.now());
  }

  /** It was wrong, or may have been. */
  public void wrong(Guess guess, ClientId client) {
    Tallies.By by = new Tallies.By(Optional.of(client), Optional.empty());
    tallies.wrong(guess.counter(), by, guess.rules(), guess.now());
  }
}
