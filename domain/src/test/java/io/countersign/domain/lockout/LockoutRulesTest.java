package io.countersign.domain.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockoutRulesTest {

  /** Of one attempt there is no part. */
  @ParameterizedTest
  @CsvSource({"100, 20, 20", "20, 20, 19", "5, 20, 4", "2, 1000, 1", "1, 1, 1"})
  void one_address_may_make_fewer_attempts_than_lock_an_identifier(
      int maxAttempts, int sourceAttempts, int most) {
    LockoutRules rules = new LockoutRules(maxAttempts, 60, LockoutMode.HARD, sourceAttempts, false);

    assertThat(rules.ofSource().maxAttempts()).isEqualTo(most);
  }
}
