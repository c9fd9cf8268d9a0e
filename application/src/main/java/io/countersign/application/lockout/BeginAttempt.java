package io.countersign.application.lockout;

import io.countersign.application.identifier.Identifiers;
import io.countersign.application.risk.NewDevice;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.AttemptId;
import io.countersign.domain.attempt.Audience;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.Lock;
import io.countersign.domain.lockout.LockoutRules;
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
   * @param device the token that the application keeps on the device
   * @param address where it comes from
   */
  public record Ask(
      TenantId tenant,
      ClientId client,
      Identifier identifier,
      Optional<UserId> user,
      Optional<SecretBytes> device,
      Optional<IpAddress> address,
      AttemptAction action) {}

  /** Where one guess counts. */
  private record Place(
      Ask ask, Counted counted, Optional<CounterKey> device, LockoutRules rules, Instant now) {

    CounterKey key() {
      return device.orElse(counted.everyone());
    }
  }

  private final Transactions transactions;
  private final Lockouts lockouts;
  private final Attempts attempts;
  private final Tallies tallies;
  private final Owners owners;
  private final CounterMarks marks;
  private final NewDevice devices;
  private final Identifiers identifiers;
  private final InstantSource clock;

  public BeginAttempt(
      Transactions transactions,
      Lockouts lockouts,
      Attempts attempts,
      Tallies tallies,
      Owners owners,
      CounterMarks marks,
      NewDevice devices,
      Identifiers identifiers,
      InstantSource clock) {
    this.transactions = transactions;
    this.lockouts = lockouts;
    this.attempts = attempts;
    this.tallies = tallies;
    this.owners = owners;
    this.marks = marks;
    this.devices = devices;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** Reserves one, or says until when there is none. */
  public AttemptStart begin(Ask ask) {
    Place early = place(ask, owners.of(ask.tenant(), ask.identifier()));
    Optional<Instant> refused = refused(early);
    if (refused.isPresent()) {
      return new AttemptStart.Locked(refused.get());
    }
    return transactions.inTransaction(
        early.key(),
        () -> {
          Place place = place(ask, linked(ask));
          return refused(place)
              .<AttemptStart>map(AttemptStart.Locked::new)
              .orElseGet(() -> reserve(place));
        });
  }

  private Counted linked(Ask ask) {
    return ask.user()
        .map(user ->
            owners.link(
                ask.tenant(), ask.identifier(), user, tallies.rules(ask.tenant()), clock.instant()))
        .orElseGet(() -> owners.of(ask.tenant(), ask.identifier()));
  }

  private Place place(Ask ask, Counted counted) {
    Instant now = clock.instant();
    Optional<CounterKey> device =
        counted
            .user()
            .flatMap(user ->
                ask.device().flatMap(token -> devices.known(ask.tenant(), user, token, now)))
            .map(counted.everyone()::device);
    return new Place(ask, counted, device, tallies.rules(ask.tenant()), now);
  }

  /**
   * Without waiting for anybody: whoever hammers at what is locked anyway holds nobody up. Devices
   * that are known mind only their own lock, and that of an administrator.
   */
  private Optional<Instant> refused(Place place) {
    Optional<Lock> all = inForce(place.counted().everyone(), place.now());
    if (place.device().isPresent()) {
      return all.filter(lock -> lock.cause() == Lock.Cause.ADMINISTRATOR)
          .or(() -> place.device().flatMap(key -> inForce(key, place.now())))
          .map(Lock::until);
    }
    return all.or(() -> source(place.ask(), place.key()).flatMap(key -> inForce(key, place.now())))
        .map(Lock::until);
  }

  private Optional<Lock> inForce(CounterKey key, Instant now) {
    return lockouts
        .find(key)
        .flatMap(counter -> counter.tally().lock())
        .filter(lock -> !lock.over(now));
  }

  /** Devices that are known are not slowed down by who else is behind their address. */
  private Optional<CounterKey> source(Ask ask, CounterKey key) {
    return key.audience() == Audience.EVERYONE
        ? ask.address().map(address -> key.source(marks.source(ask.tenant(), address)))
        : Optional.empty();
  }

  private AttemptStart reserve(Place place) {
    Counter counter = locked(place);
    if (Tallies.room(counter, place.rules()) == 0) {
      return full(counter, place.now());
    }
    Optional<Counter> source =
        source(place.ask(), counter.key())
            .map(key ->
                tallies.lock(
                    key, counter.named(), place.ask().action(), place.rules(), place.now()));
    Optional<Counter> fullSource = source.filter(of -> Tallies.room(of, place.rules()) == 0);
    if (fullSource.isPresent()) {
      return full(fullSource.get(), place.now());
    }
    Counter reserved = tallies.reserve(counter, place.now());
    Optional<Counter> ofSource = source.map(of -> tallies.reserve(of, place.now()));
    Attempt attempt = attempt(place.ask(), reserved, ofSource, place.now());
    attempts.add(attempt);
    return new AttemptStart.Begun(attempt);
  }

  private Counter locked(Place place) {
    AttemptAction action = place.ask().action();
    return place
        .device()
        .map(key ->
            tallies
                .lock(key, place.counted().named(), action, place.rules(), place.now())
                .used(place.counted().named(), action))
        .orElseGet(() -> owners.lock(place.counted(), action, place.rules(), place.now()));
  }

  /** If it is not locked, the reserved ones are reported or counted within their minute. */
  private static AttemptStart full(Counter counter, Instant now) {
    return new AttemptStart.Locked(
        counter.tally().lock().map(Lock::until).orElseGet(() -> now.plus(Attempt.OPEN)));
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
        ask.address().map(IpAddress::toString),
        now,
        now.plus(Attempt.OPEN),
        Optional.empty());
  }
}
