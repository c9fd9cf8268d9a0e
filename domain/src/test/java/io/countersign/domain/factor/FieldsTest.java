package io.countersign.domain.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  @Test
  void a_text_is_read() {
    Fields fields = Fields.of(Map.of("name", "value"));

    assertThat(fields.text("name")).isEqualTo("value");
    assertThat(fields.optionalText("name")).contains("value");
    assertThat(fields.optionalText("other")).isEmpty();
  }

  @Test
  void a_missing_text_is_named() {
    assertMalformed("name", "is required", () -> Fields.none().text("name"));
  }

  @Test
  void nothing_but_a_string_is_a_text() {
    for (Object value : List.of(1L, BigDecimal.ONE, true, List.of("a"), Map.of("a", "b"))) {
      Fields fields = Fields.of(Map.of("name", value));

      assertMalformed("name", "must be a string", () -> fields.text("name"));
      assertMalformed("name", "must be a string", () -> fields.optionalText("name"));
    }
  }

  @Test
  void a_whole_number_is_read_within_its_range() {
    assertThat(integer(30L)).isEqualTo(30);
    assertThat(integer(15L)).isEqualTo(15);
    assertThat(integer(60L)).isEqualTo(60);
    assertThat(Fields.none().integer("period", 30, 15, 60)).isEqualTo(30);
  }

  @Test
  void any_other_number_is_refused() {
    for (Object value :
        List.of(14L, 61L, -30L, 4_294_967_326L, new BigDecimal("30.0"), "30", true)) {
      assertMalformed("period", "must be a whole number from 15 to 60", () -> integer(value));
    }
  }

  @Test
  void a_code_is_exactly_so_many_digits() {
    assertThat(Fields.of(Map.of("code", "012345")).digits("code", 6)).isEqualTo("012345");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12345",
        "1234567",
        " 123456",
        "123456 ",
        "12 456",
        "+12345",
        "-12345",
        "12345a",
        "123456\n",
        "0x1234",
        "1e1000",
        "١٢٣٤٥٦",
        "１２３４５６",
        "𝟏𝟐𝟑",
        "12345٦"
      })
  void whatever_is_not_exact_is_no_code(String code) {
    assertMalformed(
        "code",
        "must be exactly 6 digits",
        () -> Fields.of(Map.of("code", code)).digits("code", 6));
  }

  @Test
  void a_code_that_is_a_number_is_refused() {
    assertMalformed(
        "code", "must be a string", () -> Fields.of(Map.of("code", 123_456L)).digits("code", 6));
  }

  @Test
  void a_field_that_is_not_known_is_named() {
    Fields fields = Fields.of(Map.of("code", "1", "zeta", "2", "beta", "3"));

    assertMalformed("beta", "is not known here", () -> fields.only("code"));
    assertThat(fields.only("code", "zeta", "beta", "absent")).isSameAs(fields);
    assertThat(Fields.none().only()).isNotNull();
  }

  @Test
  void a_field_that_is_not_known_is_not_known_in_another_case_either() {
    assertMalformed("Code", "is not known here", () -> Fields.of(Map.of("Code", "1")).only("code"));
  }

  @Test
  void it_does_not_print_what_it_holds() {
    assertThat(Fields.of(Map.of("code", "123456")).toString()).doesNotContain("123456");
  }

  @Test
  void a_complaint_does_not_print_what_was_sent() {
    assertThatExceptionOfType(MalformedField.class)
        .isThrownBy(() -> Fields.of(Map.of("code", "s3cret")).digits("code", 6))
        .withMessageNotContaining("s3cret");
  }

  @Test
  void it_cannot_be_changed_from_outside() {
    Map<String, Object> values = new HashMap<>(Map.of("code", "1"));
    Fields fields = Fields.of(values);
    values.put("code", "2");

    assertThat(fields.values()).isEqualTo(Map.of("code", "1"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> fields.values().clear());
  }

  private static int integer(Object value) {
    return Fields.of(Map.of("period", value)).integer("period", 30, 15, 60);
  }

  private static void assertMalformed(String field, String reason, ThrowingCallable read) {
    assertThatExceptionOfType(MalformedField.class)
        .isThrownBy(read)
        .satisfies(malformed -> assertThat(malformed.field()).isEqualTo(field))
        .satisfies(malformed -> assertThat(malformed.reason()).isEqualTo(reason))
        .withMessage(field + " " + reason);
  }
}
