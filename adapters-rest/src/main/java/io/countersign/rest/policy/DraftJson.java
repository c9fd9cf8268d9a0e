package io.countersign.rest.policy;

import io.countersign.application.policy.Expected;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.policy.SavePolicy;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.Formed;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.InvalidFields;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what is to be kept. */
final class DraftJson {

  static final String EXPECTED = "expectedActive";

  static final String VERSION = "version";
  static final String KIND = "kind";
  static final String DOCUMENT = "document";
  static final String SECRETS = "secrets";
  private static final String SECRETS_FROM = "secretsFrom";
  private static final String COMMENT = "comment";
  private static final String ACTIVATE = "activate";
  private static final int MOST_COMMENT = 500;
  private static final int MOST_SECRET = 4_096;
  private static final int LAST = 99_999;

  private DraftJson() {}

  static SavePolicy.Draft read(Body body) {
    body.only(KIND, DOCUMENT, SECRETS, SECRETS_FROM, COMMENT, ACTIVATE, EXPECTED);
    return new SavePolicy.Draft(
        kind(body),
        source(body),
        version(body, SECRETS_FROM),
        body.optionalText(COMMENT, Forms.line(MOST_COMMENT)),
        body.optionalFlag(ACTIVATE).orElse(false),
        expected(body));
  }

  /** That none is expected is something else than expecting nothing. */
  static Optional<Expected> expected(Body body) {
    return body.has(EXPECTED)
        ? Optional.of(new Expected(version(body, EXPECTED)))
        : Optional.empty();
  }

  static Optional<Integer> version(Body body, String name) {
    return body.optionalNumber(name, 1, LAST).map(Long::intValue);
  }

  static PolicyKind kind(Body body) {
    return body.text(
        KIND,
        text ->
            PolicyKind.named(text)
                .orElseThrow(() -> new IllegalArgumentException("must be rules or actions")));
  }

  static PolicySource source(Body body) {
    Map<String, Map<String, SecretBytes>> secrets =
        body.object(SECRETS).map(DraftJson::secrets).orElse(Map.of());
    PolicySource alone =
        body.optionalJson(DOCUMENT, PolicySource::new)
            .orElseThrow(() -> new InvalidFields(DOCUMENT, "is required"));
    return Formed.of(SECRETS, secrets, all -> new PolicySource(alone.document(), all));
  }

  private static Map<String, Map<String, SecretBytes>> secrets(Body stages) {
    Map<String, Map<String, SecretBytes>> secrets = new HashMap<>();
    for (String stage : stages.names()) {
      stages.object(stage).ifPresent(named -> secrets.put(stage, named(named)));
    }
    return secrets;
  }

  private static Map<String, SecretBytes> named(Body values) {
    Map<String, SecretBytes> named = new HashMap<>();
    for (String name : values.names()) {
      if (name.isEmpty()) {
        throw new InvalidFields(SECRETS, "must not have empty names");
      }
      named.put(name, values.text(name, DraftJson::secret));
    }
    return named;
  }

  private static SecretBytes secret(String text) {
    if (text.isEmpty() || text.length() > MOST_SECRET) {
      throw new IllegalArgumentException("must have 1 to " + MOST_SECRET + " characters");
    }
    return SecretBytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
