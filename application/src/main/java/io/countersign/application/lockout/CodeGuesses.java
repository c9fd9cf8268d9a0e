package io.countersign.application.lockout;

import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.attempt.Target;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.Destination;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.risk.IpAddress;
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

  private final Tallies tallies;
  private final Owners owners;
  private final CounterMarks marks;
  private final Gate gate;
  private final InstantSource clock;

  public CodeGuesses(
      Tallies tallies, Owners owners, CounterMarks marks, Gate gate, InstantSource clock) {
    this.tallies = tallies;
    this.owners = owners;
    this.marks = marks;
    this.gate = gate;
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

  /** What the device is known by, if whoever the target belongs to came in with it before. */
  public Optional<SecretBytes> knownDevice(TenantId tenant, Target target, Guesser guesser) {
    return gate.stand(owners.of(tenant, target), guesser).device().map(CounterKey::who);
  }

  /** Until when this one may not guess at it, as was kept last; nobody is waited for. */
  public Optional<Instant> lockedUntil(TenantId tenant, Target target, Guesser guesser) {
    return gate.refused(gate.stand(owners.of(tenant, target), guesser));
  }

  /** A guess at a code that was sent to an identifier, of whom {@link #lockedUntil} lets. */
  public Guess at(TenantId tenant, Target target, Guesser guesser, AttemptAction action) {
    return gate.lock(gate.stand(owners.of(tenant, target), guesser), action);
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
    Counter counter = tallies.lock(key, named, AttemptAction.ENROLLMENT, rules, now);
    return new Guess(counter, Optional.empty(), Optional.empty(), rules, now);
  }

  /** Until when an administrator keeps this user out, whatever they prove. */
  public Optional<Instant> closed(TenantId tenant, UserId user) {
    return gate.closed(tenant, user);
  }

  /** It was right: wrong ones at the same thing are forgotten, and those at others are not. */
  public void right(Guess guess) {
    guess.source().ifPresent(source -> tallies.right(source, guess.now()));
    tallies.right(guess.counter(), guess.now());
  }

  /** It was wrong, or may have been. */
  public void wrong(Guess guess, ClientId client) {
    Tallies.By by = new Tallies.By(Optional.of(client), guess.address().map(IpAddress::toString));
    guess.source().ifPresent(source -> tallies.wrong(source, by, guess.rules(), guess.now()));
    tallies.wrong(guess.counter(), by, guess.rules(), guess.now());
  }
}
