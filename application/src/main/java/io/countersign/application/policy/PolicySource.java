package io.countersign.application.policy;

import io.countersign.domain.factor.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A policy as it was written.
 *
 * @param document JSON of the form that its kind has, at most 400,000 characters
 * @param secrets what its stages are told and nobody is shown: by the names of the stages, then by
 *     the names of the secrets, in UTF-8; at most 200 of them, of 64,000 bytes altogether, with
 *     their names
 */
public record PolicySource(String document, Map<String, Map<String, SecretBytes>> secrets) {

  private static final int LONGEST = 400_000;
  private static final int MOST_SECRETS = 200;
  private static final int MOST_BYTES = 64_000;

  /**
   * Keeps copies.
   *
   * @throws IllegalArgumentException if there is more than there may be
   */
  public PolicySource {
    Map<String, Map<String, SecretBytes>> copies = new TreeMap<>();
    secrets.forEach((stage, named) -> copies.put(stage, Map.copyOf(named)));
    secrets = Map.copyOf(copies);
    if (document.length() > LONGEST) {
      throw new IllegalArgumentException("a policy must have at most 400000 characters");
    }
    if (secrets.values().stream().mapToInt(Map::size).sum() > MOST_SECRETS
        || bytes(secrets) > MOST_BYTES) {
      throw new IllegalArgumentException(
          "secrets must be at most 200, of 64000 bytes altogether with their names");
    }
  }

  /** Without secrets. */
  public PolicySource(String document) {
    this(document, Map.of());
  }

  private static int bytes(Map<String, Map<String, SecretBytes>> secrets) {
    return secrets.entrySet().stream()
        .mapToInt(stage ->
            stage.getValue().entrySet().stream()
                .mapToInt(
                    one -> bytes(stage.getKey()) + bytes(one.getKey()) + one.getValue().length())
                .sum())
        .sum();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
