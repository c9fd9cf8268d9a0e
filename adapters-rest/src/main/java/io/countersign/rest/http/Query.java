package io.countersign.rest.http;

import io.countersign.rest.json.InvalidFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The query of a URI, read strictly: what is unknown or there twice is refused by its name. */
public final class Query {
  private Query() {}

  /**
   * The parameters, decoded.
   *
   * @param raw without the question mark, maybe empty
   */
  public static Map<String, String> read(String raw, Set<String> known) {
    if (raw.isEmpty()) {
      return Map.of();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals), "query");
      if (!known.contains(name)) {
        throw new InvalidFields(name.isEmpty() ? "query" : name, "is not known here");
      }
      String value = decode(equals < 0 ? "" : pair.substring(equals + 1), name);
      if (parameters.put(name, value) != null) {
        throw new InvalidFields(name, "appears twice");
      }
    }
    return parameters;
  }

  /** Forms write a space as a plus (URL Standard, application/x-www-form-urlencoded). */
  private static String decode(String text, String name) {
    return Percent.decode(text.replace("+", "%20"))
        .orElseThrow(() -> new InvalidFields(name, "must be percent-encoded UTF-8"));
  }
}
