package io.countersign.passkey;

import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.SecretBytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object of a response, read strictly; what is refused is named with its path. */
final class WireObject {

  private final String path;
  private final Map<String, Object> values;

  private WireObject(String path, Map<String, Object> values) {
    this.path = path;
    this.values = values;
  }

  static WireObject of(Fields fields) {
    return new WireObject("", fields.values());
  }

  /** Refuses every field but these. */
  WireObject only(String... known) {
    List<String> names = List.of(known);
    values.keySet().stream()
        .filter(name -> !names.contains(name))
        .sorted()
        .findFirst()
        .ifPresent(name -> {
          throw malformed(name, "is not known here");
        });
    return this;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalText(String name) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw malformed(name, "must be a string");
    };
  }

  /** What base64url without padding stands for. */
  SecretBytes bytes(String name, int least, int most) {
    return optionalBytes(name, least, most).orElseThrow(() -> missing(name));
  }

  Optional<SecretBytes> optionalBytes(String name, int least, int most) {
    return optionalText(name)
        .map(text ->
            Optional.of(text)
                .filter(any -> any.length() <= 4L * most)
                .flatMap(Base64Url::decode)
                .map(SecretBytes::of)
                .filter(bytes -> bytes.length() >= least && bytes.length() <= most)
                .orElseThrow(() ->
                    malformed(
                        name,
                        "must be base64url without padding, of "
                            + least
                            + " to "
                            + most
                            + " bytes")));
  }

  void optionalInteger(String name) {
    @Nullable Object value = values.get(name);
    if (value != null && !(value instanceof Long)) {
      throw malformed(name, "must be a whole number");
    }
  }

  /** At most {@code most} texts of a form. */
  List<String> texts(String name, int most, String form) {
    return switch (values.get(name)) {
      case null -> List.of();
      case List<?> list when list.size() <= most -> {
        for (Object item : list) {
          if (!(item instanceof String text) || !text.matches(form)) {
            throw malformed(name, "has an item that is not of the form of the standard");
          }
        }
        yield list.stream().map(String.class::cast).distinct().sorted().toList();
      }
      default -> throw malformed(name, "must be a list of at most " + most + " strings");
    };
  }

  WireObject object(String name) {
    return optionalObject(name).orElseThrow(() -> missing(name));
  }

  Optional<WireObject> optionalObject(String name) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case Map<?, ?> map -> Optional.of(new WireObject(path + name + ".", named(map)));
      default -> throw malformed(name, "must be an object");
    };
  }

  private static Map<String, Object> named(Map<?, ?> map) {
    Map<String, Object> named = new HashMap<>();
    map.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }

  MalformedField malformed(String name, String reason) {
    return new MalformedField(path + name, reason);
  }

  private MalformedField missing(String name) {
    return malformed(name, "is required");
  }
}
