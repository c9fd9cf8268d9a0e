package io.countersign.policies.actions;

import io.countersign.domain.factor.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Takes the secrets of an action out of what it says. */
final class Redaction {

  /** Shorter ones are no secrets, and would take half of every text with them. */
  private static final int SHORTEST = 4;

  /** As {@code api.js} cuts texts; what comes last may be the beginning of a secret. */
  private static final int CUT = 16_384;

  private static final String HIDDEN = "***";

  private final Map<String, String> secrets;
  private final List<Needle> values;
  private final int longest;

  Redaction(Map<String, SecretBytes> secrets) {
    Map<String, String> texts = new TreeMap<>();
    secrets.forEach(
        (name, secret) -> texts.put(name, new String(secret.reveal(), StandardCharsets.UTF_8)));
    this.secrets = Map.copyOf(texts);
    values =
        texts.values().stream()
            .filter(value -> value.length() >= SHORTEST)
            .flatMap(value -> Stream.of(value, inJson(value)))
            .distinct()
            .map(Needle::new)
            .sorted(Comparator.comparingInt(Needle::length).reversed())
            .toList();
    longest = values.stream().mapToInt(Needle::length).max().orElse(0);
  }

  /** As it looks where an object is shown. */
  private static String inJson(String value) {
    String quoted = Json.quoted(value);
    return quoted.substring(1, quoted.length() - 1);
  }

  /** For the action alone. */
  Map<String, String> secrets() {
    return secrets;
  }

  /** Without them. */
  String of(String text) {
    String redacted = text;
    for (Needle value : values) {
      redacted = value.replacedIn(redacted, HIDDEN);
    }
    return text.length() < CUT
        ? redacted
        : redacted.substring(0, Math.max(0, redacted.length() - longest));
  }

  @Override
  public String toString() {
    return "Redaction of " + values.size();
  }
}
