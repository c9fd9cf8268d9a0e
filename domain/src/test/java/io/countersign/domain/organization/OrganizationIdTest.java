package io.countersign.domain.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"acme", "Acme Ltd", "a/b", "用户", "😀", "42"})
  void an_id_is_taken_as_it_is(String value) {
    assertThat(new OrganizationId(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " acme", "acme ", "a\nb", "a\u200bb", "A\u030a", "a\ud83d"})
  void what_could_be_another_spelling_is_refused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new OrganizationId(value));
  }

  @Test
  void an_id_has_128_characters_at_the_most() {
    assertThat(new OrganizationId("x".repeat(128)).value()).hasSize(128);
    assertThatIllegalArgumentException().isThrownBy(() -> new OrganizationId("x".repeat(129)));
  }
}
