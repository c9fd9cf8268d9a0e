package io.countersign.domain.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"shop", "S", "7", "com.example.shop", "shop_2-b"})
  void a_name_is_letters_digits_dots_dashes_and_underscores(String value) {
    assertThat(new ClientId(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".a", "-a", "_a", "a b", "a/b", "a\n", "ä", "a:b"})
  void any_other_name_is_refused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ClientId(value));
  }

  @Test
  void a_name_has_64_characters_at_the_most() {
    assertThat(new ClientId("a".repeat(64)).value()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new ClientId("a".repeat(65)));
  }
}
