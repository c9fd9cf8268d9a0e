package io.countersign.domain.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuessesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final GuessLimit LIMIT = new GuessLimit(5, WINDOW);

  @Test
  void nothing_is_spent_before_the_first_wrong_response() {
    assertThat(Guesses.NONE.spent(LIMIT, NOON)).isFalse();
    assertThat(Guesses.NONE.spent(LIMIT, Instant.EPOCH)).isFalse();
    assertThat(Guesses.NONE.spent(LIMIT, Instant.EPOCH.minusSeconds(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 100})
  void exactly_the_limit_is_evaluated(int most) {
    assertThat(evaluatedAt(NOON, Guesses.NONE, new GuessLimit(most, WINDOW))).isEqualTo(most);
  }

  @Test
  void the_window_opens_with_the_first_wrong_response() {
    Guesses first = Guesses.NONE.oneMore(LIMIT, NOON);
    Guesses second = first.oneMore(LIMIT, NOON.plusSeconds(60));

    assertThat(first).isEqualTo(new Guesses(1, NOON));
    assertThat(second).isEqualTo(new Guesses(2, NOON));
    assertThat(second.reopensAt(LIMIT)).isEqualTo(NOON.plus(WINDOW));
  }

  @Test
  void spent_guesses_come_back_exactly_at_the_end_of_the_window() {
    Guesses spent = spentAt(NOON);
    Instant end = NOON.plus(WINDOW);

    assertThat(spent.spent(LIMIT, NOON)).isTrue();
    assertThat(spent.spent(LIMIT, end.minusNanos(1))).isTrue();
    assertThat(spent.spent(LIMIT, end)).isFalse();
    assertThat(spent.reopensAt(LIMIT)).isEqualTo(end);
  }

  @Test
  void a_new_window_gives_exactly_the_limit_again() {
    assertThat(evaluatedAt(NOON.plus(WINDOW), spentAt(NOON), LIMIT)).isEqualTo(LIMIT.most());
  }

  @Test
  void guesses_that_were_left_over_are_not_carried_into_the_new_window() {
    Guesses two = Guesses.NONE.oneMore(LIMIT, NOON).oneMore(LIMIT, NOON);

    assertThat(evaluatedAt(NOON.plus(WINDOW), two, LIMIT)).isEqualTo(LIMIT.most());
    assertThat(two.oneMore(LIMIT, NOON.plus(WINDOW))).isEqualTo(new Guesses(1, NOON.plus(WINDOW)));
  }

  @Test
  void a_clock_that_goes_back_opens_no_new_window() {
    Instant before = NOON.minus(Duration.ofDays(1));
    Guesses spent = spentAt(NOON);

    assertThat(spent.spent(LIMIT, before)).isTrue();
    assertThat(evaluatedAt(before, Guesses.NONE.oneMore(LIMIT, NOON), LIMIT)).isEqualTo(4);
  }

  @Test
  void a_clock_that_goes_back_does_not_move_the_end_of_the_window() {
    Guesses counted = Guesses.NONE.oneMore(LIMIT, NOON).oneMore(LIMIT, NOON.minusSeconds(3600));

    assertThat(counted).isEqualTo(new Guesses(2, NOON));
  }

  @Test
  void a_limit_that_was_lowered_meanwhile_holds_at_once() {
    Guesses three = Guesses.NONE.oneMore(LIMIT, NOON).oneMore(LIMIT, NOON).oneMore(LIMIT, NOON);

    assertThat(three.spent(new GuessLimit(3, WINDOW), NOON)).isTrue();
    assertThat(three.spent(new GuessLimit(2, WINDOW), NOON)).isTrue();
  }

  private static Guesses spentAt(Instant when) {
    Guesses guesses = Guesses.NONE;
    while (!guesses.spent(LIMIT, when)) {
      guesses = guesses.oneMore(LIMIT, when);
    }
    return guesses;
  }

  private static int evaluatedAt(Instant when, Guesses start, GuessLimit limit) {
    Guesses guesses = start;
    int evaluated = 0;
    for (int tried = 0; tried < 200; tried++) {
      if (!guesses.spent(limit, when)) {
        guesses = guesses.oneMore(limit, when);
        evaluated++;
      }
    }
    return evaluated;
  }
}
