package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A moment is a millisecond, and many wait in each, where nothing else is said. */
class PaceTest {

  private static final int PROCESSORS = 4;
  private static final int LEAST = PROCESSORS * Pace.OF_A_PROCESSOR;
  private static final int MANY = 16;
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AtomicBoolean othersWork = new AtomicBoolean(true);
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000); // nanoTime may overflow
  private final Pace pace = new Pace(PROCESSORS, othersWork::get, now::get);

  @Test
  void beside_others_there_are_so_many_a_second_for_each_processor() {
    assertThat(begunIn(SECOND, MANY)).isBetween((long) LEAST - 1, LEAST + 3L);
  }

  @Test
  void they_are_spread_over_the_second() {
    assertThat(begunIn(SECOND.dividedBy(20), MANY)).isBetween(LEAST / 20 - 1L, LEAST / 20 + 1L);
    pass(SECOND); // nobody wanted any

    assertThat(pace.of(1_000, 1_000)).isEqualTo(LEAST / 100);
  }

  @Test
  void alone_there_are_as_many_as_are_wanted() {
    othersWork.set(false);

    assertThat(begunIn(SECOND, MANY)).isEqualTo(1_000 * MANY);
  }

  @Test
  void others_are_beside_for_a_while_after_they_worked() {
    assertThat(pace.of(MANY, MANY)).isZero();
    othersWork.set(false);

    assertThat(begunIn(Pace.BETWEEN.minus(MOMENT), MANY)).isLessThan(LEAST * 6L);
    assertThat(begunIn(SECOND, MANY)).isEqualTo(1_000 * MANY);
    othersWork.set(true);
    assertThat(begunIn(SECOND, MANY)).isLessThan(LEAST + 20L);
  }

  @Test
  void for_each_minute_in_which_they_were_too_few_there_are_a_tenth_more() {
    for (int minute = 0; minute < 10; minute++) {
      long expected = Math.round(LEAST * Math.pow(Pace.GROWTH_OF_A_MINUTE, minute));
      assertThat(begunIn(SECOND, MANY)).isCloseTo(expected, within(expected / 100));
      begunIn(MINUTE.minus(SECOND), MANY);
    }
  }

  @Test
  void there_are_never_so_few_that_what_happens_all_day_is_never_told() {
    long perSecond = LEAST * 3L;
    long waiting = 0;
    for (int second = 0; second < 3_600; second++) {
      waiting += perSecond;
      for (int moment = 0; moment < 1_000; moment++) {
        pass(MOMENT);
        waiting -= pace.of(MANY, (int) waiting);
      }
    }

    assertThat(waiting).isLessThan(MANY);
  }

  @Test
  void when_they_are_enough_they_become_fewer_again_but_no_fewer_than_at_first() {
    begunIn(MINUTE.multipliedBy(3), MANY);
    for (int moment = 0; moment < 120_000; moment++) {
      begun(moment % 4 == 0 ? 1 : 0);
    }
    pass(MINUTE.multipliedBy(2));

    assertThat(begunIn(SECOND, MANY)).isBetween((long) LEAST - 1, LEAST + 15L);
  }

  @Test
  void where_the_machine_is_late_it_grows_to_what_there_are_turns_for_and_no_further() {
    Pace slow = new Pace(2, othersWork::get, now::get);
    long begun = 0;
    for (int moment = 0; moment < 400 * 60 * 60; moment++) {
      pass(Duration.ofMillis(5).dividedBy(2));
      begun = moment % (400 * 60) == 0 ? 0 : begun;
      begun += slow.of(1, 1_000);
    }
    assertThat(begun).isCloseTo(400 * 60, within(400L));

    begun = 0;
    for (int moment = 0; moment < 1_000; moment++) {
      pass(MOMENT);
      begun += slow.of(MANY, 1_000);
    }
    assertThat(begun).isLessThan(450);
  }

  @Test
  void while_others_have_precedence_nothing_is_wanted_and_it_is_too_few_all_the_same() {
    for (int moment = 0; moment < 60_000; moment++) {
      pass(MOMENT);
      int _ = pace.of(moment % 2 == 0 ? 0 : MANY, 1_000);
    }

    assertThat(begunIn(SECOND, MANY)).isGreaterThan(Math.round(LEAST * 1.09));
  }

  @Test
  void a_time_in_which_nobody_asked_was_not_one_of_too_few() {
    begunIn(SECOND, MANY);
    pass(Duration.ofHours(10));

    assertThat(begunIn(SECOND, MANY)).isBetween((long) LEAST - 1, LEAST + 15L);
  }

  private long begunIn(Duration time, int wanted) {
    long begun = 0;
    for (long i = 0; i < time.toMillis(); i++) {
      begun += begun(wanted);
    }
    return begun;
  }

  private int begun(int wanted) {
    pass(MOMENT);
    return pace.of(MANY, wanted);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
