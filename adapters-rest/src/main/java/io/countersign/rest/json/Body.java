package io.countersign.rest.json;

import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object of a request, or one inside it. Whatever is missing, unknown or not of its form
 * is refused with {@link InvalidFields}. It may hold a code, so it does not print.
 */
public final class Body {
  private final String path;
  private final Map<String, @Nullable Object> values;

  private Body(String path, Map<String, @Nullable Object> values) {
    this.path = path;
    this.values = values;
  }

  /**
   * Reads it.
   *
   * @throws MalformedJson if the bytes are not one JSON object in UTF-8
   * @throws InvalidFields if a field is one that no reader should take
   */
  public static Body read(byte[] bytes) {
    return new Body("", StrictReader.read(bytes));
  }

  /** Refuses every field but these, naming all that are unknown. */
  public Body only(String... known) {
    Set<String> allowed = Set.of(known);
    List<FieldError> unknown =
        values.keySet().stream()
            .filter(name -> !allowed.contains(name))
            .map(name -> new FieldError(path + name, "is not known here"))
            .toList();
    if (!unknown.isEmpty()) {
      throw new InvalidFields(unknown);
    }
    return this;
  }

  /** Refuses {@code null} everywhere but in these fields, where it is as good as absent. */
  public Body nulls(String... allowed) {
    Set<String> nullable = Set.of(allowed);
    values.forEach((name, value) -> {
      if (value == null && !nullable.contains(name)) {
        throw new InvalidFields(path + name, "must not be null; leave it out");
      }
    });
    return this;
  }

  /** Whether the field is there, be it {@code null}. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * A text that must be there, of a form of its own.
   *
   * @param form as for {@link Formed#of}
   */
  public <T> T text(String name, Function<String, T> form) {
    return optionalText(name, form).orElseThrow(() -> missing(name));
  }

  /** A text that may be absent, of a form of its own as for {@link #text}. */
  public <T> Optional<T> optionalText(String name, Function<String, T> form) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(Formed.of(path + name, text, form));
      default -> throw new InvalidFields(path + name, "must be a string");
    };
  }

  /** Whether a flag is set; one that is absent is not. */
  public boolean isTrue(String name) {
    return switch (values.get(name)) {
      case null -> false;
      case Boolean flag -> flag;
      default -> throw new InvalidFields(path + name, "must be true or false");
    };
  }

  /** A list of texts that must be there, each of a form of its own as for {@link #text}. */
  public <T> List<T> texts(String name, Function<String, T> form) {
    if (!(required(name) instanceof List<?> list)) {
      throw new InvalidFields(path + name, "must be a list of strings");
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> item(path + name + "[" + i + "]", list.get(i), form))
        .toList();
  }

  /** A whole number that may be absent, in a range. */
  public Optional<Long> optionalNumber(String name, long least, long most) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case Long number when number >= least && number <= most -> Optional.of(number);
      default ->
          throw new InvalidFields(path + name, "must be a whole number, " + least + " to " + most);
    };
  }

  /** A number that must be there, in a range, with or without decimals. */
  public double decimal(String name, double least, double most) {
    Object value = required(name);
    double number = value instanceof Number given ? given.doubleValue() : Double.NaN;
    if (number >= least && number <= most) {
      return number;
    }
    throw new InvalidFields(path + name, "must be a number, " + least + " to " + most);
  }

  /** As {@link #texts}, but it may be absent. */
  public <T> Optional<List<T>> optionalTexts(String name, Function<String, T> form) {
    return values.get(name) == null ? Optional.empty() : Optional.of(texts(name, form));
  }

  /**
   * A whole number that may be absent, of a form of its own.
   *
   * @param form throws {@link IllegalArgumentException} whose message says what the number must be
   */
  public <T> Optional<T> optionalNumber(String name, IntFunction<T> form) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case Long number when number == number.intValue() ->
          Optional.of(Formed.of(path + name, number.intValue(), form::apply));
      default -> throw new InvalidFields(path + name, "must be a whole number");
    };
  }

  /** True or false, which may be absent. */
  public Optional<Boolean> optionalFlag(String name) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case Boolean flag -> Optional.of(flag);
      default -> throw new InvalidFields(path + name, "must be true or false");
    };
  }

  /** An object that may be absent. */
  public Optional<Body> object(String name) {
    return Optional.ofNullable(map(name))
        .map(map -> new Body(path + name + ".", new LinkedHashMap<String, @Nullable Object>(map)));
  }

  /** What its fields are called. */
  public Set<String> names() {
    return Set.copyOf(values.keySet());
  }

  /**
   * An object of whatever content that may be absent, as one line of JSON, of a form of its own as
   * for {@link #text}.
   */
  public <T> Optional<T> optionalJson(String name, Function<String, T> form) {
    return object(name)
        .map(Body::canonical)
        .map(json -> Formed.of(path + name, new String(json, StandardCharsets.UTF_8), form));
  }

  /** An object that a factor reads, and that must be there. */
  public Fields fields(String name) {
    return optionalFields(name).orElseThrow(() -> missing(name));
  }

  /** An object that a factor reads, and that may be absent. */
  public Optional<Fields> optionalFields(String name) {
    return Optional.ofNullable(map(name)).map(Fields::of);
  }

  /** Runs what reads the {@link #fields} of this name, so that its complaints name them in full. */
  public <T> T within(String name, Supplier<T> work) {
    try {
      return work.get();
    } catch (MalformedField malformed) {
      throw new InvalidFields(path + name + "." + malformed.field(), malformed.reason());
    }
  }

  /** The same bytes for the same content, however it was written. */
  public byte[] canonical() {
    return Json.canonical(values);
  }

  private Object required(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw missing(name);
    }
    return value;
  }

  private InvalidFields missing(String name) {
    return new InvalidFields(path + name, "is required");
  }

  @SuppressWarnings("unchecked") // the reader makes no other maps
  private @Nullable Map<String, Object> map(String name) {
    return switch (values.get(name)) {
      case null -> null;
      case Map<?, ?> map -> (Map<String, Object>) map;
      default -> throw new InvalidFields(path + name, "must be an object");
    };
  }

  private static <T> T item(String field, Object item, Function<String, T> form) {
    if (!(item instanceof String text)) {
      throw new InvalidFields(field, "must be a string");
    }
    return Formed.of(field, text, form);
  }

  @Override
  public String toString() {
    return "Body(hidden)";
  }
}
