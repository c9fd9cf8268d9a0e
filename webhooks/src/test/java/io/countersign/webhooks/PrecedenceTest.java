package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PrecedenceTest {

  private final AtomicBoolean othersWork = new AtomicBoolean();
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000); // nanoTime may overflow
  private final Precedence precedence = new Precedence(othersWork::get, now::get);

  @Test
  void others_go_first_while_they_are_at_work() {
    assertThat(precedence.isOthers()).isFalse();
    othersWork.set(true);
    assertThat(precedence.isOthers()).isTrue();
    othersWork.set(false);
    assertThat(precedence.isOthers()).isFalse();
  }

  @Test
  void who_works_on_has_every_other_share() {
    othersWork.set(true);

    assertThat(eachMillisecondOf(Duration.ofMillis(60))).isEqualTo(shares(true, false, true));
  }

  @Test
  void who_comes_again_after_a_rest_goes_first_again() {
    othersWork.set(true);
    assertThat(eachMillisecondOf(Precedence.SHARE)).containsOnly(true);
    assertThat(precedence.isOthers()).isFalse();
    othersWork.set(false);
    assertThat(precedence.isOthers()).isFalse();
    othersWork.set(true);

    assertThat(precedence.isOthers()).isTrue();
  }

  @Test
  void whether_they_rested_while_nobody_asked_is_not_held_against_them() {
    othersWork.set(true);
    assertThat(precedence.isOthers()).isTrue();
    now.addAndGet(Precedence.FORGOTTEN.plus(Precedence.SHARE).toNanos());

    assertThat(precedence.isOthers()).isTrue();
  }

  @Test
  void whoever_asks_late_has_half_of_the_time_too() {
    othersWork.set(true);
    int others = 0;
    for (int i = 0; i < 1_000; i++) {
      others += precedence.isOthers() ? 1 : 0;
      now.addAndGet(Duration.ofMillis(7).toNanos());
    }
    assertThat(others).isBetween(450, 550);
  }

  private List<Boolean> eachMillisecondOf(Duration time) {
    List<Boolean> told = new ArrayList<>();
    for (long i = 0; i < time.toMillis(); i++) {
      told.add(precedence.isOthers());
      now.addAndGet(Duration.ofMillis(1).toNanos());
    }
    return told;
  }

  private static List<Boolean> shares(boolean... others) {
    List<Boolean> all = new ArrayList<>();
    for (boolean one : others) {
      for (long i = 0; i < Precedence.SHARE.toMillis(); i++) {
        all.add(one);
      }
    }
    return all;
  }
}
