package io.countersign.totp;

import static io.countersign.totp.App.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

  private static Instant steps(Instant time, int steps) {
    return time.plusSeconds(30L * steps);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void exactly_the_steps_of_the_window_are_accepted(int reach) {
    IntStream accepted =
        IntStream.rangeClosed(-5, 5)
            .filter(away -> {
              App app = App.fixed(Map.of("window", Integer.toString(reach)));
              return app.answer(app.codeAt(steps(NOON, away)), NOON) instanceof Verified;
            });

    assertThat(accepted)
        .containsExactly(IntStream.rangeClosed(-reach, reach).boxed().toArray(Integer[]::new));
  }

  @Test
  void a_step_lasts_until_its_last_nanosecond() {
    App app = App.fixed(Map.of("window", "0"));
    Instant next = steps(NOON, 1);

    assertThat(app.answer(app.codeAt(NOON), next)).isInstanceOf(Rejected.class);
    assertThat(app.answer(app.codeAt(NOON), next.minusNanos(1))).isInstanceOf(Verified.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, -1", "2, 2", "2, -2", "2, 1"})
  void the_window_follows_the_drift_seen_at_the_last_success(int reach, int drift) {
    App app = App.fixed(Map.of("window", Integer.toString(reach)));
    assertThat(app.answer(app.codeAt(steps(NOON, drift)), NOON)).isInstanceOf(Verified.class);
    assertThat(app.kept().drift()).isEqualTo(drift);

    Instant later = NOON.plusSeconds(3600);
    assertThat(app.answer(app.codeAt(steps(later, drift + reach)), later))
        .isInstanceOf(Verified.class);
  }

  @Test
  void right_codes_cannot_lead_the_window_further_away_than_twice_its_reach() {
    App app = App.fixed(Map.of("window", "2"));
    Instant now = NOON;
    for (int i = 0; i < 20; i++) {
      now = now.plusSeconds(3600);
      assertThat(app.answer(app.codeAt(steps(now, 5)), now)).isInstanceOf(Rejected.class);
      assertThat(app.answer(app.codeAt(steps(now, i == 0 ? 2 : 4)), now))
          .isInstanceOf(Verified.class);
    }
    assertThat(app.kept().drift()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, -1", "2, 2", "2, -2"})
  void a_device_whose_clock_was_put_right_is_not_shut_out(int reach, int drift) {
    App app = App.fixed(Map.of("window", Integer.toString(reach)));
    assertThat(app.answer(app.codeAt(steps(NOON, drift)), NOON)).isInstanceOf(Verified.class);

    Instant later = NOON.plusSeconds(3600);
    assertThat(app.answer(app.codeAt(later), later)).isInstanceOf(Verified.class);
    assertThat(app.kept().drift()).isZero();
  }

  @Test
  void a_drift_recorded_under_a_wider_window_counts_only_as_far_as_the_present_one() {
    assertThat(Window.at(100, 2, 1)).isEqualTo(new Window(100, 101, 1));
    assertThat(Window.at(100, -2, 0)).isEqualTo(new Window(100, 100, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "1969-12-31T23:59:59Z"})
  void before_1970_there_is_no_step_and_no_code(String time) {
    App app = App.fixed(Map.of("window", "0"));
    Instant now = Instant.parse(time);

    assertThat(app.answer(app.codeAt(now), now)).isInstanceOf(Rejected.class);
    assertThat(app.answer(app.codeAt(Instant.EPOCH), now)).isInstanceOf(Rejected.class);
  }

  @Test
  void the_end_of_time_is_a_time_like_any_other() {
    App app = App.fixed(Map.of());

    assertThat(app.answer(app.codeAt(Instant.MAX), Instant.MAX)).isInstanceOf(Verified.class);
    assertThat(app.answer(app.codeAt(Instant.MAX), Instant.MAX)).isInstanceOf(Rejected.class);
  }
}
