package io.countersign.contracts;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All malformed responses that follow from a right one: each of its fields, however deep, left out,
 * of another type, and with digits that are none; and fields that nobody knows.
 *
 * @param right a right response
 * @param optional fields that may be left out
 * @param ignored fields that are not looked into
 * @param open whether there may be unknown fields
 */
record MalformedResponses(
    Map<String, Object> right, Set<String> optional, Set<String> ignored, boolean open) {

  private static final String UNKNOWN = "no-such-field";

  Stream<MalformedResponse> all() {
    return within("", right);
  }

  private Stream<MalformedResponse> within(String path, Map<?, ?> fields) {
    Stream<MalformedResponse> unknown =
        open ? Stream.empty() : Stream.of(with("unknown", path + UNKNOWN, "1"));
    return Stream.concat(
        unknown,
        fields.entrySet().stream()
            .filter(field -> !ignored.contains(path + field.getKey()))
            .flatMap(field -> of(path + field.getKey(), field.getValue())));
  }

  private Stream<MalformedResponse> of(String path, Object value) {
    return Stream.of(
            optional.contains(path)
                ? Stream.<MalformedResponse>empty()
                : Stream.of(with("missing", path, null)),
            otherTypes(path, value),
            otherDigits(path, value),
            value instanceof Map<?, ?> fields
                ? within(path + ".", fields)
                : Stream.<MalformedResponse>empty())
        .flatMap(each -> each);
  }

  private Stream<MalformedResponse> otherTypes(String path, Object value) {
    Stream<Object> others =
        Stream.of("text", 123_456L, new BigDecimal("0.5"), true, List.of("x"), Map.of("x", "y"));
    Class<?> kind = kind(value);
    return others
        .filter(other -> !kind.isInstance(other))
        .map(other -> with("a " + other.getClass().getSimpleName(), path, other));
  }

  private static Class<?> kind(Object value) {
    return Stream.<Class<?>>of(String.class, Number.class, Boolean.class, List.class, Map.class)
        .filter(type -> type.isInstance(value))
        .findFirst()
        .orElse(Object.class);
  }

  /** A code has exactly its ASCII digits. */
  private Stream<MalformedResponse> otherDigits(String path, Object value) {
    if (!(value instanceof String code) || !code.matches("[0-9]{4,}")) {
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
    return wrong.entrySet().stream().map(each -> with(each.getKey(), path, each.getValue()));
  }

  private static String shifted(String code, char zero) {
    StringBuilder shifted = new StringBuilder();
    code.chars().forEach(digit -> shifted.append((char) (digit - '0' + zero)));
    return shifted.toString();
  }

  private MalformedResponse with(String name, String path, @Nullable Object value) {
    return new MalformedResponse(name, path, changed(right, List.of(path.split("\\.")), value));
  }

  /** A copy with another value at the end of the way, or none. */
  private static Map<String, Object> changed(
      Map<?, ?> fields, List<String> way, @Nullable Object value) {
    Map<String, Object> copy = new HashMap<>();
    fields.forEach((name, old) -> copy.put(name.toString(), old));
    String first = way.getFirst();
    if (way.size() > 1 && copy.get(first) instanceof Map<?, ?> inner) {
      copy.put(first, changed(inner, way.subList(1, way.size()), value));
    } else if (value == null) {
      copy.remove(first);
    } else {
      copy.put(first, value);
    }
    return copy;
  }
}
