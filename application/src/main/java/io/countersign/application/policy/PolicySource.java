package io.countersign.application.policy;

import io.countersign.domain.factor.SecretBytes;
import java.util.Map;
import java.util.TreeMap;

/**
 * A policy as it was written.
 *
 * @param document JSON of the form that its kind has, at most 400,000 characters
 * @param secrets what its stages are told and nobody is shown: by the names of the stages, then by
 *     the names of the secrets, in UTF-8
 */
public record PolicySource(String document, Map<String, Map<String, SecretBytes>> secrets) {

  /** Keeps copies. */
  public PolicySource {
    Map<String, Map<String, SecretBytes>> copies = new TreeMap<>();
    secrets.forEach((stage, named) -> copies.put(stage, Map.copyOf(named)));
    secrets = Map.copyOf(copies);
  }

  /** Without secrets. */
  public PolicySource(String document) {
    this(document, Map.of());
  }
}
