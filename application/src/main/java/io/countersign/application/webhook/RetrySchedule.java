package io.countersign.application.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When what failed is tried again: over about three days, as Standard Webhooks recommends
 * ("Deliverability and reliability"), each time somewhat earlier or later so that those that failed
 * together do not come back together.
 */
public final class RetrySchedule {

  /** Between one attempt and the next. */
  static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** The longest that a receiver may have itself left alone. */
  static final Duration LONGEST = Duration.ofHours(24);

  private static final double SPREAD = 0.2;

  private final RandomGenerator random;

  public RetrySchedule(RandomGenerator random) {
    this.random = random;
  }

  /**
   * When an event is sent again.
   *
   * @param attempts how many there were, 1 or more
   * @return nothing if it is given up
   */
  Optional<Instant> next(int attempts, Attempt last, Instant now) {
    if (attempts > PAUSES.size()) {
      return Optional.empty();
    }
    Duration usual = spread(PAUSES.get(attempts - 1));
    Duration asked = asked(last).orElse(Duration.ZERO);
    return Optional.of(now.plus(usual.compareTo(asked) > 0 ? usual : asked));
  }

  /**
   * How long a webhook that takes nothing is told nothing, apart from each event's own pauses.
   *
   * @param failing for how long it took nothing
   */
  static Duration rest(Duration failing) {
    Duration quarter = failing.dividedBy(4);
    Duration least = Duration.ofSeconds(1);
    Duration most = Duration.ofMinutes(1);
    if (quarter.compareTo(least) < 0) {
      return least;
    }
    return quarter.compareTo(most) > 0 ? most : quarter;
  }

  /** How long the receiver wants to be left alone; only those that are busy are listened to. */
  static Optional<Duration> asked(Attempt attempt) {
    return attempt.outcome() == Attempt.Outcome.BUSY
        ? attempt.retryAfter().map(wanted -> wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted)
        : Optional.empty();
  }

  private Duration spread(Duration pause) {
    double factor = 1 - SPREAD / 2 + SPREAD * random.nextDouble();
    return Duration.ofMillis(Math.round(pause.toMillis() * factor));
  }
}
