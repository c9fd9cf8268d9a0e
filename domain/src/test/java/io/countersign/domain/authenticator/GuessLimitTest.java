package io.countersign.domain.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuessLimitTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 100})
  void a_limit_is_1_to_100(int most) {
    assertThat(new GuessLimit(most, Duration.ofNanos(1)).most()).isEqualTo(most);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE})
  void any_other_limit_is_refused(int most) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GuessLimit(most, Duration.ofMinutes(1)));
  }

  @Test
  void a_window_that_is_no_time_at_all_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new GuessLimit(5, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GuessLimit(5, Duration.ofSeconds(-1)));
  }
}
