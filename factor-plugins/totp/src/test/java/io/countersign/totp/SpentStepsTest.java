package io.countersign.totp;

import static io.countersign.totp.App.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpentStepsTest {

  private static final Verification SPENT = new Rejected("spent-code");
  private static final Verification WRONG = new Rejected("wrong-code");

  /** By chance the fixed secret has the same code at this step and at the next. */
  private static final Instant TWINS = Instant.parse("2029-01-04T22:44:00Z");

  private final App app = App.fixed(Map.of());

  @Test
  void a_code_is_accepted_once() {
    assertThat(app.answer(app.codeAt(NOON), NOON)).isInstanceOf(Verified.class);
    assertThat(app.answer(app.codeAt(NOON), NOON)).isEqualTo(SPENT);
  }

  @Test
  void the_code_that_confirmed_an_enrollment_signs_nobody_in() {
    assertThat(app.confirm(app.codeAt(NOON), NOON)).isInstanceOf(Verified.class);
    assertThat(app.answer(app.codeAt(NOON), NOON)).isEqualTo(SPENT);
    assertThat(app.answer(app.codeAt(NOON.plusSeconds(30)), NOON.plusSeconds(30)))
        .isInstanceOf(Verified.class);
  }

  @Test
  void a_step_before_the_last_accepted_one_is_refused_though_its_code_was_never_used() {
    assertThat(app.answer(app.codeAt(NOON), NOON)).isInstanceOf(Verified.class);
    assertThat(app.answer(app.codeAt(NOON.minusSeconds(30)), NOON)).isEqualTo(SPENT);
  }

  @ParameterizedTest
  @ValueSource(longs = {-30, -60, -3600, -86_400 * 365})
  void a_clock_set_back_brings_no_spent_code_back(long seconds) {
    assertThat(app.answer(app.codeAt(NOON), NOON)).isInstanceOf(Verified.class);
    Instant back = NOON.plusSeconds(seconds);

    assertThat(app.answer(app.codeAt(back), back)).isEqualTo(SPENT);
  }

  @Test
  void a_rejection_spends_nothing() {
    TotpCredential before = app.kept();
    assertThat(app.answer("000000", NOON)).isEqualTo(WRONG);
    assertThat(app.kept()).isEqualTo(before);
  }

  @Test
  void digits_that_two_steps_of_the_window_share_are_accepted_once() {
    String twin = twin();

    assertThat(app.answer(twin, TWINS)).isInstanceOf(Verified.class);
    assertThat(app.kept().lastStep()).isEqualTo(app.seed().stepAt(TWINS) + 1);
    for (int later = 0; later <= 120; later += 30) {
      assertThat(app.answer(twin, TWINS.plusSeconds(later))).isInstanceOf(Rejected.class);
    }
  }

  @Test
  void digits_that_are_spent_at_one_step_are_not_taken_at_the_next() {
    String twin = twin();
    Instant early = TWINS.minusSeconds(30); // the window ends before the second twin
    assertThat(app.answer(twin, early)).isInstanceOf(Verified.class);

    assertThat(app.answer(twin, TWINS)).isEqualTo(SPENT);
  }

  private String twin() {
    String twin = app.codeAt(TWINS);
    assertThat(twin).isEqualTo(app.codeAt(TWINS.plusSeconds(30))).isEqualTo("235522");
    return twin;
  }
}
