package io.countersign.domain.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "Alice's phone", "Téléphone", "電話", "📱", "👩‍💻"})
  void a_label_is_what_people_write(String value) {
    assertThat(new Label(value)).hasToString(value);
  }

  @Test
  void a_label_has_1_to_64_characters() {
    assertThat(new Label("x".repeat(64)).value()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new Label("x".repeat(65)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Label(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", " a", "a ", "a\u2003", "\ta"})
  void white_space_around_it_is_refused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Label(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "a\u001bb", "a\u007fb", "a\u0085b", "a\u2028b"})
  void what_breaks_a_line_of_a_log_is_refused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Label(value));
  }

  @Test
  void half_a_character_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Label("a\ud83d"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Label("\udcf1b"));
  }
}
