package io.countersign.domain.attempt;

import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.Tally;

/**
 * A tally with what it counts.
 *
 * @param named whom, as used last
 * @param action at what was guessed last
 */
public record Counter(CounterKey key, Named named, AttemptAction action, Tally tally) {

  /** With another tally. */
  public Counter with(Tally changed) {
    return new Counter(key, named, action, changed);
  }

  /** With what was used last. */
  public Counter used(Named as, AttemptAction at) {
    return new Counter(key, as, at, tally);
  }
}
