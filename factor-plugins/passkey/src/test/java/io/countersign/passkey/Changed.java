package io.countersign.passkey;

import java.util.HashMap;
import java.util.Map;

/** Responses with something else in them. */
final class Changed {

  private Changed() {}

  /** A field of the outer object. */
  static Map<String, Object> field(Map<String, Object> json, String name, Object value) {
    Map<String, Object> copy = new HashMap<>(json);
    copy.put(name, value);
    return copy;
  }

  /** A field of the inner object. */
  static Map<String, Object> inner(Map<String, Object> json, String name, Object value) {
    Map<String, Object> inner = inner(json);
    inner.put(name, value);
    return field(json, "response", inner);
  }

  /** The bytes of a field of the inner object. */
  static byte[] bytes(Map<String, Object> json, String name) {
    return Base64Url.decode(String.valueOf(inner(json).get(name))).orElseThrow();
  }

  private static Map<String, Object> inner(Map<String, Object> json) {
    Map<String, Object> copy = new HashMap<>();
    if (json.get("response") instanceof Map<?, ?> inner) {
      inner.forEach((name, value) -> copy.put(name.toString(), value));
    }
    return copy;
  }
}
