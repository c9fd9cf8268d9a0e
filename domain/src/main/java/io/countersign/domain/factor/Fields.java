package io.countersign.domain.factor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON object from a caller, read strictly: what is missing, unknown or of the wrong type is
 * refused with the name of the field. It may hold a code, so it does not print.
 */
public final class Fields {

  private final Map<String, Object> values;

  private Fields(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * @param values strings, whole numbers as {@link Long}, other numbers as {@link
   *     java.math.BigDecimal}, booleans, and lists and maps of these
   */
  public static Fields of(Map<String, Object> values) {
    return new Fields(values);
  }

  /** No fields. */
  public static Fields none() {
    return new Fields(Map.of());
  }

  /**
   * Refuses every field but these.
   *
   * @throws MalformedField naming the first other field, in alphabetical order
   */
  public Fields only(String... known) {
    Set<String> allowed = Set.of(known);
    values.keySet().stream()
        .filter(name -> !allowed.contains(name))
        .sorted()
        .findFirst()
        .ifPresent(name -> {
          throw new MalformedField(name, "is not known here");
        });
    return this;
  }

  /**
   * A string that must be there.
   *
   * @throws MalformedField if it is missing or not a string
   */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> new MalformedField(name, "is required"));
  }

  /**
   * A string, or nothing if it is absent.
   *
   * @throws MalformedField if it is there and not a string
   */
  public Optional<String> optionalText(String name) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw new MalformedField(name, "must be a string");
    };
  }

  /**
   * A whole number, or {@code otherwise} if it is absent.
   *
   * @throws MalformedField if it is not a whole number from {@code least} to {@code most}
   */
  public int integer(String name, int otherwise, int least, int most) {
    return switch (values.get(name)) {
      case null -> otherwise;
      case Long number when number >= least && number <= most -> number.intValue();
      default ->
          throw new MalformedField(name, "must be a whole number from " + least + " to " + most);
    };
  }

  /**
   * A code of exactly {@code length} ASCII digits: no blanks, no signs, no digits of other scripts.
   *
   * @throws MalformedField if it is anything else
   */
  public String digits(String name, int length) {
    String text = text(name);
    if (text.length() != length || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new MalformedField(name, "must be exactly " + length + " digits");
    }
    return text;
  }

  /** The object as it came, for factors whose format is a standard's own. */
  public Map<String, Object> values() {
    return values;
  }

  @Override
  public String toString() {
    return "Fields(hidden)";
  }
}
