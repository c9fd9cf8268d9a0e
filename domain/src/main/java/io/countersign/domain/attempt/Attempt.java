package io.countersign.domain.attempt;

import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.AttemptAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One guess that the application checks itself: reserved before it looks, reported after.
 *
 * @param client who began it; nobody else reports on it
 * @param counter where it is counted
 * @param period of that count
 * @param source the address's own count, with its period, if it is one of everybody's
 * @param named whom it is about
 * @param address where it came from, as addresses are written in their one way
 * @param deadline when it counts as wrong
 * @param outcome what became of it; absent while it is open
 */
public record Attempt(
    AttemptId id,
    ClientId client,
    CounterKey counter,
    int period,
    Optional<Source> source,
    Named named,
    AttemptAction action,
    Optional<String> address,
    Instant begunAt,
    Instant deadline,
    Optional<AttemptOutcome> outcome) {

  /** Within which it has to be reported. */
  public static final Duration OPEN = Duration.ofMinutes(1);

  /** How long what became of it can be asked for. */
  public static final Duration KEPT = Duration.ofDays(1);

  /**
   * The count of an address.
   *
   * @param who as in {@link CounterKey}
   */
  public record Source(SecretBytes who, int period) {}

  /** Whether nobody reported on it in time. */
  public boolean overdue(Instant now) {
    return outcome.isEmpty() && !now.isBefore(deadline);
  }

  /** With what became of it. */
  public Attempt ended(AttemptOutcome as) {
    return new Attempt(
        id,
        client,
        counter,
        period,
        source,
        named,
        action,
        address,
        begunAt,
        deadline,
        Optional.of(as));
  }
}
