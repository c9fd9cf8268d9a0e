package io.countersign.domain.lockout;

import static io.countersign.domain.lockout.AttemptAction.PASSWORD;
import static io.countersign.domain.lockout.AttemptAction.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is done in whatever order: in no hour between two ends of locks, and between two
 * successes at the same thing, more guesses were looked at and wrong than may be; and always there
 * is room for all the others: none counts that is more than an hour old, and after each end exactly
 * as many may be again.
 */
class TallyModelTest {

  private static final int STEPS = 200_000;
  private static final int MOST = 5;
  private static final Duration HOUR = Duration.ofHours(1);

  /** So that many are asked for when they are exactly an hour old; and some right before. */
  private static final Duration STEP = Duration.ofSeconds(20);

  private static final LockoutRules RULES = new LockoutRules(MOST, 10, LockoutMode.HARD, 5, false);

  /** All that were wrong since the last end of a lock, or right one, however old they are. */
  private final List<Wrong> wrong = new ArrayList<>();

  private final Deque<Open> open = new ArrayDeque<>();
  private Tally tally = Tally.NONE;
  private Instant now = Instant.EPOCH;
  private Instant latest = now;
  private int locks;
  private int slid;

  private record Open(int period, AttemptAction action) {}

  private record Wrong(AttemptAction action, Instant at) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void no_order_of_things_lets_one_guess_more_be_wrong_in_an_hour(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      step(random);
      assertThat(withinTheHour()).isLessThanOrEqualTo(MOST);
      assertThat(tally.open()).isBetween(0, MOST);
    }
    assertThat(locks).isGreaterThan(100);
    assertThat(slid).isGreaterThan(100);
  }

  /** What the clock showed an hour after it is over, be it that the clock went back since. */
  private int withinTheHour() {
    return (int)
        wrong.stream()
            .filter(one -> Duration.between(one.at(), latest).compareTo(HOUR) < 0)
            .count();
  }

  private void step(Random random) {
    switch (random.nextInt(15)) {
      case 0, 1, 2, 3 -> reserve(random.nextInt(5) == 0 ? SIGN_IN : PASSWORD);
      case 4, 5, 6 -> report(false, random.nextBoolean());
      case 7 -> report(random.nextInt(4) == 0, random.nextBoolean());
      case 8 -> pass(STEP.multipliedBy(random.nextInt(12)));
      case 9 -> pass(STEP.multipliedBy(-random.nextInt(3)));
      case 10 -> settle();
      case 11 -> pass(STEP.multipliedBy(random.nextInt(180)));
      case 12 -> keep();
      case 13 -> pass(Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(3) - 1 : 0));
      default -> administer(random.nextInt(50));
    }
  }

  private void reserve(AttemptAction action) {
    settle();
    if (tally.room(RULES) > 0) {
      tally = tally.reserved();
      open.add(new Open(tally.period(), action));
    }
  }

  private void report(boolean right, boolean settled) {
    if (open.isEmpty()) {
      return;
    }
    if (settled || tally.over(now)) {
      settle();
    }
    Open guess = open.removeFirst();
    if (guess.period() != tally.period()) {
      return; // nobody is let in by it
    }
    if (right) {
      tally = tally.succeeded(guess.action());
      wrong.removeIf(one -> one.action() == guess.action());
    } else {
      latest = now.isAfter(latest) ? now : latest;
      tally = tally.failed(guess.action(), RULES, now);
      wrong.add(new Wrong(guess.action(), now));
      assertThat(tally.lock().isPresent()).isEqualTo(withinTheHour() >= MOST);
      locks += tally.lock().isPresent() ? 1 : 0;
    }
  }

  /** As a store does it. */
  private void keep() {
    Failures failures = tally.failures();
    Failures read = Failures.of(failures.text(), failures.timesText());
    Tally kept =
        new Tally(read, tally.open(), tally.period(), tally.strikes(), tally.since(), tally.lock());
    assertThat(kept).isEqualTo(tally);
    tally = kept;
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private void settle() {
    if (tally.over(now)) {
      tally = tally.ended(RULES);
      begunAgain();
    }
    latest = now.isAfter(latest) ? now : latest;
    int before = tally.failures().total();
    tally = tally.settled(RULES, now);
    if (tally.lock().isEmpty()) {
      assertThat(tally.room(RULES)).isEqualTo(MOST - withinTheHour() - tally.open());
      int after = tally.failures().total();
      slid += after > 0 && after < before ? 1 : 0;
    }
  }

  private void administer(int what) {
    if (what == 0) {
      tally = tally.locked(now, Duration.ofMinutes(1));
    } else if (what == 1) {
      tally = tally.cleared();
      begunAgain();
    }
  }

  private void begunAgain() {
    wrong.clear();
    assertThat(tally.room(RULES)).isEqualTo(MOST);
  }
}
