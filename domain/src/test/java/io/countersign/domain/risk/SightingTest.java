package io.countersign.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.domain.factor.SecretBytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SightingTest {

  private static final SecretBytes ONE = SecretBytes.of(new byte[] {1, -1, 0});
  private static final SecretBytes OTHER = SecretBytes.of(new byte[64]);

  @Test
  void a_sighting_is_read_as_it_was_written() {
    for (Sighting sighting :
        List.of(
            Sighting.NONE,
            new Sighting(List.of(ONE), Optional.empty()),
            new Sighting(List.of(), Optional.of(new Place(-900, 0))),
            new Sighting(List.of(ONE, OTHER), Optional.of(new Place(-1, -1799))))) {
      assertThat(Sighting.of(sighting.text())).isEqualTo(sighting);
      assertThat(sighting.text()).hasSizeLessThanOrEqualTo(200).matches("[ -~]*");
    }
  }

  @Test
  void words_of_a_later_version_are_passed_over() {
    assertThat(Sighting.of("m=Af8A x=1 what p=1,2"))
        .isEqualTo(new Sighting(List.of(ONE), Optional.of(new Place(1, 2))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m=", "m=!", "p=", "p=1", "p=1,", "p=a,b", "p=901,0", "m=AA m=AA m=AA"})
  void what_was_damaged_is_none(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Sighting.of(text));
  }
}
