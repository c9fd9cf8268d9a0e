package io.countersign.application.lockout;

import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.lockout.Lock;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.risk.IpAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The counters of a guess, locked until the transaction ends.
 *
 * @param counter whose limit is the tenant's
 * @param source that of the address, if it has one
 * @param address where the guess comes from
 * @param rules what the tenant chose
 * @param now when they were locked
 */
public record Guess(
    Counter counter,
    Optional<Counter> source,
    Optional<IpAddress> address,
    LockoutRules rules,
    Instant now) {

  /** Until when nobody may guess; then nothing must be looked at, or reserved. */
  public Optional<Instant> lockedUntil() {
    return Stream.concat(Stream.of(counter), source.stream())
        .filter(one -> Tallies.room(one, rules) == 0)
        .findFirst()
        .map(this::until);
  }

  /** If it is not locked, the reserved ones are reported or counted within their minute. */
  private Instant until(Counter full) {
    return full.tally().lock().map(Lock::until).orElseGet(() -> now.plus(Attempt.OPEN));
  }
}
