package io.countersign.domain.factor;

import java.util.Map;

/**
 * What a factor wants shown to the user, as a JSON object. It may hold a secret (the QR code of a
 * seed), so it does not print and the host never keeps it in the clear.
 *
 * @param fields values are strings, numbers, booleans, and lists and maps of these
 */
public record Shown(Map<String, Object> fields) {

  /** Keeps a copy. */
  public Shown {
    fields = Map.copyOf(fields);
  }

  /** Nothing to show. */
  public static Shown nothing() {
    return new Shown(Map.of());
  }

  @Override
  public String toString() {
    return "Shown(" + fields.keySet() + ")";
  }
}
