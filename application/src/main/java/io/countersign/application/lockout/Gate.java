package io.countersign.application.lockout;

import io.countersign.application.risk.NewDevice;
import io.countersign.domain.attempt.Audience;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.Lock;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Which counters a guess at an identifier has to pass, whether the application looks at it or this
 * server does: that of the device if it is known, else that of everybody and that of the address.
 */
public final class Gate {

  /**
   * Where somebody stands who would guess.
   *
   * @param device its own counter, if it is known
   */
  record Stand(
      Counted counted,
      Guesser guesser,
      Optional<CounterKey> device,
      LockoutRules rules,
      Instant now) {

    CounterKey key() {
      return device.orElse(counted.everyone());
    }
  }

  private final Lockouts lockouts;
  private final Tallies tallies;
  private final Owners owners;
  private final CounterMarks marks;
  private final NewDevice devices;
  private final InstantSource clock;

  public Gate(
      Lockouts lockouts,
      Tallies tallies,
      Owners owners,
      CounterMarks marks,
      NewDevice devices,
      InstantSource clock) {
    this.lockouts = lockouts;
    this.tallies = tallies;
    this.owners = owners;
    this.marks = marks;
    this.devices = devices;
    this.clock = clock;
  }

  /** Where this one stands now. A device is known to the owner of the identifier, or to nobody. */
  Stand stand(Counted counted, Guesser guesser) {
    TenantId tenant = counted.everyone().tenant();
    Instant now = clock.instant();
    Optional<CounterKey> device =
        counted
            .user()
            .flatMap(
                user -> guesser.device().flatMap(token -> devices.known(tenant, user, token, now)))
            .map(counted.everyone()::device);
    return new Stand(counted, guesser, device, tallies.rules(tenant), now);
  }

  /**
   * Until when this one may not guess, as was kept last. Nobody is waited for: whoever hammers at
   * what is locked anyway holds nobody up. Devices that are known mind only their own lock, and
   * that of an administrator.
   */
  Optional<Instant> refused(Stand stand) {
    Optional<Lock> all = inForce(stand.counted().everyone(), stand.now());
    if (stand.device().isPresent()) {
      return all.filter(Gate::byAdministrator)
          .or(() -> stand.device().flatMap(key -> inForce(key, stand.now())))
          .map(Lock::until);
    }
    return all.or(() -> source(stand, stand.key()).flatMap(key -> inForce(key, stand.now())))
        .map(Lock::until);
  }

  /**
   * Until when an administrator keeps this user out, whatever they prove and wherever. A lock that
   * came of wrong guesses does not: whoever guesses would keep them out.
   */
  public Optional<Instant> closed(TenantId tenant, UserId user) {
    return inForce(CounterKey.everyone(tenant, marks.user(tenant, user)), clock.instant())
        .filter(Gate::byAdministrator)
        .map(Lock::until);
  }

  private static boolean byAdministrator(Lock lock) {
    return lock.cause() == Lock.Cause.ADMINISTRATOR;
  }

  /** The counters that this guess has to pass, locked until the transaction ends. */
  Guess lock(Stand stand, AttemptAction action) {
    Counter counter = locked(stand, action);
    Optional<Counter> source =
        source(stand, counter.key())
            .filter(_ -> Tallies.room(counter, stand.rules()) > 0)
            .map(key -> tallies.lock(key, counter.named(), action, stand.rules(), stand.now()));
    return new Guess(counter, source, stand.guesser().address(), stand.rules(), stand.now());
  }

  private Counter locked(Stand stand, AttemptAction action) {
    Counted counted = stand.counted();
    return stand
        .device()
        .map(key ->
            tallies
                .lock(key, counted.named(), action, stand.rules(), stand.now())
                .used(counted.named(), action))
        .orElseGet(() -> owners.lock(counted, action, stand.rules(), stand.now()));
  }

  private Optional<Lock> inForce(CounterKey key, Instant now) {
    return lockouts
        .find(key)
        .flatMap(counter -> counter.tally().lock())
        .filter(lock -> !lock.over(now));
  }

  /** Devices that are known are not slowed down by who else is behind their address. */
  private Optional<CounterKey> source(Stand stand, CounterKey key) {
    return key.audience() == Audience.EVERYONE
        ? stand.guesser().address().map(address -> key.source(marks.source(key.tenant(), address)))
        : Optional.empty();
  }
}
