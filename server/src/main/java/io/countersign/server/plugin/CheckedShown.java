package io.countersign.server.plugin;

import io.countersign.domain.factor.Shown;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies what a plugin wants shown into plain lists and maps, so that no code of its own runs later
 * when it is written, and so that it has an end.
 */
final class CheckedShown {

  private static final int MOST_DEPTH = 16;
  private static final int MOST_VALUES = 10_000;
  private static final int MOST_CHARACTERS = 512 * 1024;

  private int values;
  private int characters;

  private CheckedShown() {}

  /**
   * @throws IllegalArgumentException if it is not what {@link Shown} allows, or too much
   */
  static Shown of(Shown shown) {
    return new Shown(new CheckedShown().map(shown.fields(), 1));
  }

  private Map<String, Object> map(Map<?, ?> fields, int depth) {
    Map<String, Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      copy.put(text(field.getKey()), value(field.getValue(), depth));
    }
    return copy;
  }

  private List<Object> list(List<?> elements, int depth) {
    List<Object> copy = new ArrayList<>();
    for (Object element : elements) {
      copy.add(value(element, depth));
    }
    return copy;
  }

  private Object value(@Nullable Object value, int depth) {
    if (depth > MOST_DEPTH || ++values > MOST_VALUES) {
      throw new IllegalArgumentException("too much is shown");
    }
    return switch (value) {
      case String text -> text(text);
      case Boolean known -> known;
      case Integer number -> number;
      case Long number -> number;
      case Double number when Double.isFinite(number) -> number;
      case BigInteger number when number.getClass() == BigInteger.class -> number;
      case BigDecimal number when number.getClass() == BigDecimal.class -> number;
      case List<?> elements -> list(elements, depth + 1);
      case Map<?, ?> fields -> map(fields, depth + 1);
      case null, default -> throw new IllegalArgumentException("something else than JSON is shown");
    };
  }

  private String text(@Nullable Object value) {
    if (!(value instanceof String text)) {
      throw new IllegalArgumentException("something else than text is shown");
    }
    characters += text.length();
    if (characters > MOST_CHARACTERS) {
      throw new IllegalArgumentException("too much text is shown");
    }
    return text;
  }
}
