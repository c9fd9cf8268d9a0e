package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A right response with one thing wrong in its form.
 *
 * @param name what is wrong
 * @param field where
 */
record MalformedResponse(String name, String field, Map<String, Object> values) {

  private static final String UNKNOWN = "no-such-field";

  static Stream<MalformedResponse> from(Map<String, Object> right, Set<String> optional) {
    return Stream.concat(
        Stream.of(with(right, "unknown", UNKNOWN, "1")),
        right.keySet().stream()
            .flatMap(field ->
                Stream.of(
                        missing(right, field).filter(none -> !optional.contains(field)),
                        otherTypes(right, field),
                        otherDigits(right, field))
                    .flatMap(each -> each)));
  }

  private static Stream<MalformedResponse> missing(Map<String, Object> right, String field) {
    Map<String, Object> values = new HashMap<>(right);
    values.remove(field);
    return Stream.of(new MalformedResponse("missing", field, values));
  }

  private static Stream<MalformedResponse> otherTypes(Map<String, Object> right, String field) {
    Stream<Object> others =
        Stream.of("text", 123_456L, new BigDecimal("0.5"), true, List.of("x"), Map.of("x", "y"));
    Class<?> kind = kind(right.get(field));
    return others
        .filter(other -> !kind.isInstance(other))
        .map(other -> with(right, "a " + other.getClass().getSimpleName(), field, other));
  }

  private static Class<?> kind(@Nullable Object value) {
    return Stream.<Class<?>>of(String.class, Number.class, Boolean.class, List.class, Map.class)
        .filter(type -> type.isInstance(value))
        .findFirst()
        .orElse(Object.class);
  }

  /** A code has exactly its ASCII digits. */
  private static Stream<MalformedResponse> otherDigits(Map<String, Object> right, String field) {
    if (!(right.get(field) instanceof String code) || !code.matches("[0-9]{4,}")) {
      return Stream.empty();
    }
    Map<String, String> wrong = new HashMap<>();
    wrong.put("empty", "");
    wrong.put("blank before", " " + code);
    wrong.put("blank after", code + " ");
    wrong.put("blank within", code.charAt(0) + " " + code.substring(2));
    wrong.put("line end after", code + "\n");
    wrong.put("a NUL within", code.charAt(0) + "\0" + code.substring(2));
    wrong.put("signed", "+" + code.substring(1));
    wrong.put("negative", "-" + code.substring(1));
    wrong.put("one digit short", code.substring(1));
    wrong.put("one digit long", code + "0");
    wrong.put("very long", code.repeat(10_000));
    wrong.put("hexadecimal", "a" + code.substring(1));
    wrong.put("Arabic-Indic digits", shifted(code, '\u0660'));
    wrong.put("Devanagari digits", shifted(code, '\u0966'));
    wrong.put("fullwidth digits", shifted(code, '\uff10'));
    return wrong.entrySet().stream()
        .map(each -> with(right, each.getKey(), field, each.getValue()));
  }

  private static String shifted(String code, char zero) {
    StringBuilder shifted = new StringBuilder();
    code.chars().forEach(digit -> shifted.append((char) (digit - '0' + zero)));
    return shifted.toString();
  }

  private static MalformedResponse with(
      Map<String, Object> right, String name, String field, Object value) {
    Map<String, Object> values = new HashMap<>(right);
    values.put(field, value);
    return new MalformedResponse(name, field, values);
  }

  void assertRefused(Function<Fields, ?> check) {
    assertThatThrownBy(() -> check.apply(Fields.of(values)))
        .as(toString())
        .isInstanceOfSatisfying(MalformedField.class, this::assertFit);
  }

  private void assertFit(MalformedField refused) {
    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.reason()).isNotBlank().hasSizeLessThanOrEqualTo(200);
    values.values().stream()
        .filter(value -> value instanceof String text && text.strip().length() >= 4)
        .forEach(value -> assertThat(refused.toString()).doesNotContain(value.toString().strip()));
  }

  /** Without the values: they are codes. */
  @Override
  public String toString() {
    return field + " " + name;
  }
}
