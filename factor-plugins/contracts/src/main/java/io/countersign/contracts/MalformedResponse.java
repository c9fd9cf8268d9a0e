package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A right response with one thing wrong in its form.
 *
 * @param name what is wrong
 * @param field where
 */
record MalformedResponse(String name, String field, Map<String, Object> values) {

  void assertRefused(Function<Fields, ?> check) {
    assertThatThrownBy(() -> check.apply(Fields.of(values)))
        .as(toString())
        .isInstanceOfSatisfying(MalformedField.class, this::assertFit);
  }

  private void assertFit(MalformedField refused) {
    assertThat((field + ".").startsWith(refused.field() + "."))
        .as("the field %s, or an object around it, is named: %s", field, refused.field())
        .isTrue();
    assertThat(refused.reason()).isNotBlank().hasSizeLessThanOrEqualTo(200);
    assertThat(Texts.of(Fields.of(values), Set.of()).map(String::strip))
        .noneMatch(value -> value.length() >= 6 && refused.toString().contains(value));
  }

  /** Without the values: they are codes. */
  @Override
  public String toString() {
    return field + " " + name;
  }
}
