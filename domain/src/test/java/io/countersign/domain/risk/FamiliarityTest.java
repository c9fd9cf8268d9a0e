package io.countersign.domain.risk;

import static io.countersign.domain.risk.Confidence.HIGH;
import static io.countersign.domain.risk.Confidence.LOW;
import static io.countersign.domain.risk.Confidence.MEDIUM;
import static io.countersign.domain.risk.Confidence.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FamiliarityTest {

  private static final Optional<Boolean> KNOWN = Optional.of(true);
  private static final Optional<Boolean> UNKNOWN = Optional.of(false);
  private static final Optional<Boolean> NONE = Optional.empty();

  @Test
  void a_device_matches_if_its_token_and_its_user_agent_do() {
    assertThat(assessed(KNOWN, KNOWN))
        .isEqualTo(new Assessment(HIGH, "match", Map.of("device", "known", "useragent", "known")));
  }

  @Test
  void one_of_both_is_a_partial_match() {
    assertThat(assessed(KNOWN, UNKNOWN))
        .isEqualTo(
            new Assessment(
                MEDIUM, "partial_match", Map.of("device", "known", "useragent", "unknown")));
    assertThat(assessed(UNKNOWN, KNOWN).details()).containsEntry("device", "unknown");
    assertThat(assessed(NONE, KNOWN).code()).isEqualTo("partial_match");
    assertThat(assessed(KNOWN, NONE).code()).isEqualTo("partial_match");
  }

  @Test
  void neither_is_no_match() {
    assertThat(assessed(UNKNOWN, UNKNOWN))
        .isEqualTo(
            new Assessment(LOW, "no_match", Map.of("device", "unknown", "useragent", "unknown")));
    assertThat(assessed(NONE, UNKNOWN).code()).isEqualTo("no_match");
    assertThat(assessed(UNKNOWN, NONE).code()).isEqualTo("no_match");
  }

  @Test
  void who_leaves_everything_out_is_no_better_off_than_a_stranger() {
    assertThat(assessed(NONE, NONE).code()).isEqualTo("unknown_device");
    assertThat(assessed(NONE, NONE).confidence()).isEqualTo(LOW);
    assertThat(new Familiarity(true, false, NONE, NONE).assess().code())
        .isEqualTo("unknown_device");
  }

  @Test
  void an_account_that_was_not_used_for_long_is_a_risk() {
    Assessment found = new Familiarity(true, false, UNKNOWN, UNKNOWN).assess();

    assertThat(found.code()).isEqualTo("no_device_history");
    assertThat(found.confidence()).isEqualTo(LOW);
  }

  @Test
  void nothing_is_known_of_a_user_whom_nobody_mentioned() {
    Assessment found = new Familiarity(false, false, UNKNOWN, NONE).assess();

    assertThat(found.code()).isEqualTo("initial_login");
    assertThat(found.confidence()).isEqualTo(NEUTRAL);
  }

  private static Assessment assessed(Optional<Boolean> device, Optional<Boolean> userAgent) {
    return new Familiarity(true, true, device, userAgent).assess();
  }
}
