package io.countersign.domain.backupcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupCodeTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ab01-9xyz",
        "AB01-9XYZ",
        "ab01 9xyz",
        " a-b 0-1--9xyz ",
        "abOl-9xyz",
        "aboI9XYZ",
        "ab01–9xyz"
      })
  void case_spaces_and_dashes_do_not_matter_nor_letters_that_look_alike(String typed) {
    assertThat(BackupCode.typed(typed)).isEqualTo(BackupCode.typed("ab019xyz")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " - ", "ab01u", "ab01!", "ab０1", "аb01"})
  void what_has_other_characters_is_no_code(String typed) {
    assertThat(BackupCode.typed(typed)).isEmpty();
  }

  @Test
  void what_is_endlessly_long_is_no_code() {
    assertThat(BackupCode.typed("a".repeat(129))).isEmpty();
  }

  @Test
  void a_new_one_has_the_wanted_length_and_reads_back_as_typed() {
    BackupCode code = BackupCode.random(13, RANDOM);
    assertThat(code.grouped(4)).matches("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]");
    assertThat(BackupCode.typed(code.grouped(4))).contains(code);
  }

  @Test
  void no_dash_ends_a_code() {
    assertThat(BackupCode.random(16, RANDOM).grouped(4)).hasSize(19).doesNotEndWith("-");
  }

  @Test
  void it_does_not_print() {
    BackupCode code = BackupCode.random(13, RANDOM);
    assertThat(code.toString()).doesNotContain(code.grouped(32));
  }

  @Test
  void every_character_of_the_alphabet_is_used() {
    StringBuilder seen = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      seen.append(BackupCode.random(32, RANDOM).grouped(32));
    }
    assertThat(seen.chars().distinct().count()).isEqualTo(32);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 51})
  void a_set_has_five_to_fifty(int count) {
    assertThatThrownBy(() -> new BackupCodeRules(count, 13, 4, true, Renewal.SINGLE))
        .hasMessage("count must be 5 to 50");
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 33})
  void a_code_has_at_least_64_bits(int length) {
    assertThatThrownBy(() -> new BackupCodeRules(10, length, 4, true, Renewal.SINGLE))
        .hasMessage("length must be 13 to 32");
  }
}
