package io.countersign.application.lockout;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.risk.NewDevice;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.GuessLimit;
import io.countersign.domain.authenticator.Guesses;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification.Verified;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.Failures;
import io.countersign.domain.lockout.Tally;
import io.countersign.domain.policy.Circumstances;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Guesses at an authenticator, which count in its row, whoever guesses. Strangers who know whose it
 * is can use all of them up; a device that its user came in with before has as many of its own
 * then. To be called in the transaction that looks at a response, with the authenticator locked.
 */
public final class AuthenticatorGuesses {

  /**
   * Where a response counts, locked until the transaction ends.
   *
   * @param device the count of the device that it comes from; absent if it counts at the
   *     authenticator
   */
  public record Stand(OpenedAuthenticator opened, Optional<Counter> device) {

    private Guesses guesses() {
      return device
          .map(counter -> AuthenticatorGuesses.guesses(counter.tally()))
          .orElse(opened.authenticator().guesses());
    }
  }

  /**
   * All guesses are used up.
   *
   * @param wrong how many
   * @param until when the next response is looked at
   */
  public record Spent(int wrong, Instant until) {}

  private final Authenticators authenticators;
  private final Lockouts lockouts;
  private final CounterMarks marks;
  private final NewDevice devices;
  private final GuessLimit limit;

  /**
   * @param limit of the authenticator, and again of each device
   */
  public AuthenticatorGuesses(
      Authenticators authenticators,
      Lockouts lockouts,
      CounterMarks marks,
      NewDevice devices,
      GuessLimit limit) {
    this.authenticators = authenticators;
    this.lockouts = lockouts;
    this.marks = marks;
    this.devices = devices;
    this.limit = limit;
  }

  /**
   * Where a response counts now. Nobody asks for the device while there is room for everybody.
   *
   * @param begun with what the authentication began
   */
  public Stand stand(OpenedAuthenticator locked, Circumstances begun, Instant now) {
    Authenticator authenticator = locked.authenticator();
    Optional<Counter> device =
        Optional.of(authenticator)
            .filter(full -> full.guesses().spent(limit, now))
            .flatMap(full -> devices.known(full.tenant(), full.user(), begun, now))
            .map(known -> counter(authenticator, known, now));
    return new Stand(locked, device);
  }

  private Counter counter(Authenticator of, SecretBytes device, Instant now) {
    CounterKey key =
        CounterKey.authenticator(of.tenant(), marks.authenticator(of.tenant(), of.id()), device);
    Named named = new Named(IdentifierType.USER, of.user().value(), Optional.of(of.user()));
    return lockouts.lock(new Counter(key, named, AttemptAction.SIGN_IN, Tally.NONE), now);
  }

  /** Until when no response may be looked at. */
  public Optional<Instant> spentUntil(Stand stand, Instant now) {
    return spentUntil(stand.guesses(), now);
  }

  private Optional<Instant> spentUntil(Guesses guesses, Instant now) {
    return guesses.spent(limit, now) ? Optional.of(guesses.reopensAt(limit)) : Optional.empty();
  }

  /** It was right: the wrong ones before it are forgotten where it counts, and nowhere else. */
  public void right(Stand stand, Verified verified, Instant now) {
    OpenedAuthenticator used = stand.opened().used(verified, now);
    if (stand.device().isPresent()) {
      // What strangers used up stays used up: the owner who comes in buys them no guesses.
      authenticators.update(used.counting(stand.opened().authenticator().guesses()));
      lockouts.update(stand.device().get().with(Tally.NONE), now);
    } else {
      authenticators.update(used);
    }
  }

  /**
   * It was wrong, or may have been.
   *
   * @return what tells so, if it was the last that is looked at for a while
   */
  public Optional<Spent> wrong(Stand stand, Instant now) {
    Guesses more = stand.guesses().oneMore(limit, now);
    if (stand.device().isPresent()) {
      // Until an hour after its window, which may be longer than those of identifiers.
      lockouts.update(stand.device().get().with(tally(more)), more.reopensAt(limit));
    } else {
      authenticators.update(stand.opened().authenticator().counting(more));
    }
    return spentUntil(more, now).map(until -> new Spent(more.wrong(), until));
  }

  /** Nothing is ever locked by it: it is a count like that of an authenticator, and in no list. */
  private static Tally tally(Guesses guesses) {
    Failures failures = new Failures(Map.of(AttemptAction.SIGN_IN, guesses.wrong()));
    return new Tally(failures, 0, 0, 0, Optional.of(guesses.since()), Optional.empty());
  }

  private static Guesses guesses(Tally tally) {
    return tally
        .since()
        .map(since -> new Guesses(tally.failures().total(), since))
        .orElse(Guesses.NONE);
  }
}
