package io.countersign.domain.lockout;

import static io.countersign.domain.lockout.AttemptAction.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is done in whatever order: between two ends of locks, and between two successes, no more
 * guesses were looked at and wrong than may be; and after each end exactly as many may be again.
 */
class TallyModelTest {

  private static final int STEPS = 200_000;
  private static final int MOST = 5;
  private static final LockoutRules RULES = new LockoutRules(MOST, 10, LockoutMode.HARD, 5, false);

  private final Deque<Integer> open = new ArrayDeque<>();
  private Tally tally = Tally.NONE;
  private Instant now = Instant.EPOCH;
  private int wrong;
  private int locks;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void no_order_of_things_lets_one_guess_more_be_wrong(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      step(random);
      assertThat(wrong).isLessThanOrEqualTo(MOST);
      assertThat(tally.open()).isBetween(0, MOST);
    }
    assertThat(locks).isGreaterThan(100);
  }

  private void step(Random random) {
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> reserve();
      case 4, 5, 6 -> report(false);
      case 7 -> report(random.nextInt(4) == 0);
      case 8 -> pass(Duration.ofSeconds(random.nextInt(240)));
      case 9 -> pass(Duration.ofSeconds(-random.nextInt(60)));
      case 10 -> settle();
      default -> administer(random.nextInt(50));
    }
  }

  private void reserve() {
    settle();
    if (tally.room(RULES) > 0) {
      tally = tally.reserved();
      open.add(tally.period());
    }
  }

  private void report(boolean right) {
    if (open.isEmpty()) {
      return;
    }
    boolean current = open.removeFirst() == tally.period();
    if (!current) {
      return; // nobody is let in by it
    }
    if (right) {
      tally = tally.succeeded(PASSWORD);
      wrong = 0;
    } else {
      tally = tally.failed(PASSWORD, RULES, now);
      wrong++;
      locks += tally.lock().isPresent() ? 1 : 0;
    }
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private void settle() {
    if (tally.over(now)) {
      tally = tally.ended(RULES);
      begunAgain();
    }
    Tally before = tally;
    tally = tally.settled(RULES, now);
    if (tally.failures().total() < before.failures().total()) {
      wrong = 0; // their hour is over
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
    wrong = 0;
    assertThat(tally.room(RULES)).isEqualTo(MOST);
  }
}
