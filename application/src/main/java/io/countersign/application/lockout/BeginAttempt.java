package io.countersign.application.lockout;

import io.countersign.application.identifier.Identifiers;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.AttemptId;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.risk.IpAddress;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Reserves a guess that the application checks itself, so that no more are looked at than may be
 * wrong, however many come at once. Nothing is asked of the identifier: unknown ones count and are
 * answered alike.
 */
public final class BeginAttempt {

  /**
   * What a client asks.
   *
   * @param identifier as somebody typed it
   * @param user whose it is, if the application knows; it is linked then
   */
  public record Ask(
      TenantId tenant,
      ClientId client,
      Identifier identifier,
      Optional<UserId> user,
      Guesser guesser,
      AttemptAction action) {}

  private final Transactions transactions;
  private final Attempts attempts;
  private final Tallies tallies;
  private final Owners owners;
  private final Gate gate;
  private final Identifiers identifiers;
  private final InstantSource clock;

  public BeginAttempt(
      Transactions transactions,
      Attempts attempts,
      Tallies tallies,
      Owners owners,
      Gate gate,
      Identifiers identifiers,
      InstantSource clock) {
    this.transactions = transactions;
    this.attempts = attempts;
    this.tallies = tallies;
    this.owners = owners;
    this.gate = gate;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** Reserves one, or says until when there is none. */
  public AttemptStart begin(Ask ask) {
    Gate.Stand early = gate.stand(owners.of(ask.tenant(), ask.identifier()), ask.guesser());
    Optional<Instant> refused = gate.refused(early);
    if (refused.isPresent()) {
      return new AttemptStart.Locked(refused.get());
    }
    return transactions.inTransaction(
        early.key(),
        () -> {
          Gate.Stand stand = gate.stand(linked(ask), ask.guesser());
          return gate.refused(stand)
              .<AttemptStart>map(AttemptStart.Locked::new)
              .orElseGet(() -> reserve(ask, stand));
        });
  }

  private Counted linked(Ask ask) {
    return ask.user()
        .map(user -> linked(ask, user))
        .orElseGet(() -> owners.of(ask.tenant(), ask.identifier()));
  }

  private Counted linked(Ask ask, UserId user) {
    IdentifierChanges changes = new IdentifierChanges(ask.tenant());
    Counted linked =
        owners.link(changes, ask.identifier(), user, tallies.rules(ask.tenant()), clock.instant());
    owners.tell(changes, ask.client());
    return linked;
  }

  private AttemptStart reserve(Ask ask, Gate.Stand stand) {
    Guess guess = gate.lock(stand, ask.action());
    return guess
        .lockedUntil()
        .<AttemptStart>map(AttemptStart.Locked::new)
        .orElseGet(() -> reserve(ask, guess));
  }

  private AttemptStart reserve(Ask ask, Guess guess) {
    Counter reserved = tallies.reserve(guess.counter(), guess.now());
    Optional<Counter> source = guess.source().map(counter -> tallies.reserve(counter, guess.now()));
    Attempt attempt = attempt(ask, reserved, source, guess.now());
    attempts.add(attempt);
    return new AttemptStart.Begun(attempt);
  }

  private Attempt attempt(Ask ask, Counter counter, Optional<Counter> source, Instant now) {
    return new Attempt(
        new AttemptId(identifiers.next()),
        ask.client(),
        counter.key(),
        counter.tally().period(),
        source.map(of -> new Attempt.Source(of.key().who(), of.tally().period())),
        counter.named(),
        ask.action(),
        ask.guesser().address().map(IpAddress::toString),
        now,
        now.plus(Attempt.OPEN),
        Optional.empty());
  }
}
