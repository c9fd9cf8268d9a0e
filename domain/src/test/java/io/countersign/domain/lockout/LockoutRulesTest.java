package io.countersign.domain.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockoutRulesTest {

  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration A_DAY = Duration.ofDays(1);

  /** Of one attempt there is no part. */
  @ParameterizedTest
  @CsvSource({"100, 20, 20", "20, 20, 19", "5, 20, 4", "2, 1000, 1", "1, 1, 1"})
  void one_address_may_make_fewer_attempts_than_lock_an_identifier(
      int maxAttempts, int sourceAttempts, int most) {
    LockoutRules rules = new LockoutRules(maxAttempts, 60, LockoutMode.HARD, sourceAttempts, false);

    assertThat(rules.ofSource().maxAttempts()).isEqualTo(most);
  }

  @ParameterizedTest
  @CsvSource({"HARD, 10", "HARD, 60", "DELAY, 1", "DELAY, 60"})
  void an_address_that_comes_back_does_not_lock_the_identifier(LockoutMode mode, int minutes) {
    LockoutRules rules = new LockoutRules(100, minutes, mode, 20, false);
    Tally source = Tally.NONE;
    Tally identifier = Tally.NONE;
    for (Instant now = AT; now.isBefore(AT.plus(A_DAY)); now = now.plusSeconds(10)) {
      if (source.over(now)) {
        source = source.ended(rules.ofSource());
      }
      source = source.settled(rules.ofSource(), now);
      identifier = identifier.settled(rules, now);
      if (source.room(rules.ofSource()) > 0) {
        source = source.reserved().failed(AttemptAction.PASSWORD, rules.ofSource(), now);
        identifier = identifier.reserved().failed(AttemptAction.PASSWORD, rules, now);
      }
      assertThat(identifier.lock()).as(now.toString()).isEmpty();
    }
  }
}
