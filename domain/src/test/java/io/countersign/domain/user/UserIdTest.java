package io.countersign.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "alice@example.com",
        "auth0|5f7c8ec7c33c6c004bbafe82",
        "CN=Alice Example,O=Example",
        "7d4b1c1e-6d1e-4a5f-8e0f-2b9f0a1c2d3e",
        "ä",
        "山田太郎",
        "🦊"
      })
  void an_id_is_taken_as_the_application_writes_it(String value) {
    assertThat(new UserId(value)).hasToString(value);
  }

  @Test
  void ids_that_differ_in_case_are_two_users() {
    assertThat(new UserId("alice")).isNotEqualTo(new UserId("Alice"));
  }

  @Test
  void an_id_has_1_to_255_characters() {
    assertThat(new UserId("x".repeat(255)).value()).hasSize(255);
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId("x".repeat(256)));
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {" alice", "alice ", "\u3000alice", "alice\u2003", " "})
  void white_space_around_it_is_refused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0308", // ä in two characters
        "\uff21lice", // a full-width A
        "\ufb01sh", // the ligature fi
        "alice\u2460", // a circled 1
        "alice\u00a0smith" // a blank that does not break
      })
  void another_spelling_of_an_id_is_refused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "al\u0000ice",
        "al\nice",
        "al\u007fice",
        "al\u200bice", // no width
        "al\u200dice", // joiner
        "\ufeffalice", // byte order mark
        "al\u202eice", // from right to left
        "al\u00adice", // soft hyphen
        "al\u2028ice",
        "al\u2029ice",
        "al\uffffice" // not a character
      })
  void what_nobody_sees_is_refused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId(value));
  }

  @Test
  void half_a_character_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId("a\ud83e"));
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId("\udd8aa"));
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId("\udd8a\ud83e"));
  }
}
