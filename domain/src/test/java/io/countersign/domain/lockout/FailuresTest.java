package io.countersign.domain.lockout;

import static io.countersign.domain.lockout.AttemptAction.PASSWORD;
import static io.countersign.domain.lockout.AttemptAction.PASSWORD_RESET;
import static io.countersign.domain.lockout.AttemptAction.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final LockoutRules RULES = new LockoutRules(100, 60, LockoutMode.HARD, 20, false);

  private static final List<AttemptAction> ALL = List.of(AttemptAction.values());

  private static final Failures THREE =
      Failures.NONE.plus(PASSWORD, NOW).plus(SIGN_IN, at(60)).plus(PASSWORD, at(90));

  @Test
  void what_is_kept_is_read_as_it_was() {
    assertThat(THREE.text()).isEqualTo("password=2 sign-in=1");
    assertThat(THREE.timesText()).isEqualTo("password=hfd2trv9c0,1hl0g0 sign-in=hfd2url9mo");
    assertThat(Failures.of(THREE.text(), THREE.timesText())).isEqualTo(THREE);
    assertThat(Failures.of(Failures.NONE.text(), Failures.NONE.timesText()))
        .isEqualTo(Failures.NONE);
  }

  @Test
  void times_are_in_order_whatever_the_clock_did() {
    Failures back =
        Failures.NONE.plus(PASSWORD, at(90)).plus(PASSWORD, Instant.EPOCH.minusMillis(1));

    assertThat(back.times().get(PASSWORD)).containsExactly(Instant.EPOCH.minusMillis(1), at(90));
    assertThat(Failures.of(back.text(), back.timesText())).isEqualTo(back);
  }

  @Test
  void what_a_later_version_counts_is_left_out() {
    assertThat(Failures.of("password=2 guessing=7 sign-in=1", "guessing=1 " + THREE.timesText()))
        .isEqualTo(THREE);
  }

  /** However far apart they are. */
  @ParameterizedTest
  @CsvSource({"PT3.599S, 7000", "P3650D, 13000"})
  void a_thousand_times_fit_where_they_are_kept(Duration apart, int most) {
    Failures many = Failures.NONE;
    for (int i = 0; i < 1_000; i++) {
      AttemptAction action = ALL.get(i % ALL.size());
      many = many.plus(action, NOW.plus(apart.multipliedBy(i)));
    }

    assertThat(many.timesText().length()).isLessThanOrEqualTo(most);
    assertThat(Failures.of(many.text(), many.timesText())).isEqualTo(many);
  }

  @Test
  void of_more_than_a_thousand_the_last_ones_keep_their_times() {
    List<Instant> times = IntStream.range(0, 1_500).mapToObj(FailuresTest::at).toList();
    Failures many =
        new Failures(Map.of(PASSWORD, 1_500), Map.of(PASSWORD, times)).plus(SIGN_IN, NOW);
    Failures read = Failures.of(many.text(), many.timesText());

    assertThat(read.total()).isEqualTo(1_501);
    assertThat(read.times()).isEqualTo(Map.of(PASSWORD, times.subList(500, 1_500)));
    assertThat(tally(read, NOW).at(at(4_000)).failures().total()).isEqualTo(1_000);
  }

  /** Its rows say how many there are, and when the first one was. */
  @Test
  void those_of_a_version_without_times_are_as_old_as_the_first_one() {
    Tally read = tally(Failures.of("password=2 sign-in=1", ""), NOW);

    assertThat(read.at(at(3_599)).failures().total()).isEqualTo(3);
    assertThat(read.at(at(3_600))).isEqualTo(Tally.NONE);
  }

  @Test
  void one_that_a_version_without_times_added_is_as_old_as_the_first_one() {
    Tally read = tally(Failures.of("password=3 sign-in=1", THREE.timesText()), NOW);

    assertThat(read.failures().total()).isEqualTo(4);
    assertThat(read.at(at(3_599)).failures().total()).isEqualTo(4);
    assertThat(read.at(at(3_600)).failures().byAction()).isEqualTo(Map.of(PASSWORD, 1, SIGN_IN, 1));
    assertThat(read.at(at(3_660)).failures().byAction()).isEqualTo(Map.of(PASSWORD, 1));
  }

  @Test
  void one_at_something_else_that_a_version_without_times_added_is_so_too() {
    Tally read = tally(Failures.of("password-reset=1 sign-in=1", THREE.timesText()), NOW);

    assertThat(read.failures().times())
        .isEqualTo(Map.of(PASSWORD_RESET, List.of(NOW), SIGN_IN, List.of(at(60))));
  }

  @Test
  void what_a_version_without_times_forgot_stays_forgotten() {
    assertThat(tally(Failures.of("sign-in=1", THREE.timesText()), NOW).failures())
        .isEqualTo(THREE.without(PASSWORD));
    assertThat(Failures.of("", THREE.timesText())).isEqualTo(Failures.NONE);
  }

  /** It leaves the times of those before. */
  @Test
  void what_a_version_without_times_counts_anew_is_no_older_than_it_says() {
    Tally read = tally(Failures.of("password=2 sign-in=1", THREE.timesText()), at(7_000));

    assertThat(read.failures().total()).isEqualTo(3);
    assertThat(read.at(at(10_599)).failures().total()).isEqualTo(3);
    assertThat(read.at(at(10_600))).isEqualTo(Tally.NONE);
  }

  @Test
  void whatever_a_version_without_times_left_never_are_there_fewer_than_it_counted() {
    for (int password = 0; password < 5; password++) {
      for (int signIn = 1; signIn < 4; signIn++) {
        for (int since = -100; since < 200; since += 10) {
          String counts =
              password == 0
                  ? "sign-in=" + signIn
                  : "password=%d sign-in=%d".formatted(password, signIn);
          Tally read = tally(Failures.of(counts, THREE.timesText()), at(since));
          assertThat(read.at(at(since + 3_599L)).failures().text()).isEqualTo(counts);
          assertThat(read.at(at(since + 3_599L)).room(RULES)).isEqualTo(100 - password - signIn);
        }
      }
    }
  }

  private static Tally tally(Failures failures, Instant since) {
    return new Tally(failures, 0, 0, 0, Optional.of(since), Optional.empty());
  }

  private static Instant at(long seconds) {
    return NOW.plusSeconds(seconds);
  }
}
