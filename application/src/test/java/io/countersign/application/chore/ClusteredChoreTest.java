package io.countersign.application.chore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusteredChoreTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void a_name_fits_into_every_database() {
    String longest = "a".repeat(100);

    assertThat(new ClusteredChore(longest, MINUTE, () -> {}).name()).isEqualTo(longest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "Ünder", "under_score"})
  void another_name_is_refused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClusteredChore(name, MINUTE, () -> {}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClusteredChore("a".repeat(101), MINUTE, () -> {}));
  }

  @Test
  void a_chore_is_not_done_all_the_time() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClusteredChore("chore", Duration.ZERO, () -> {}));
  }
}
