package io.countersign.rest.policy;

import io.countersign.application.policy.ListPresets;
import io.countersign.application.policy.PolicyVersion;
import io.countersign.application.policy.ReadPolicy;
import io.countersign.rest.json.Json;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Policies as JSON; the values of their secrets are not among what is written. */
final class PolicyJson {

  private PolicyJson() {}

  static void write(JsonGenerator out, PolicyVersion version, boolean active) {
    out.writeNumberProperty("version", version.version());
    out.writeStringProperty("kind", version.kind().text());
    out.writeBooleanProperty("active", active);
    out.writeStringProperty("author", version.author().value());
    version.comment().ifPresent(text -> out.writeStringProperty("comment", text));
    Json.time(out, "createdAt", version.createdAt());
  }

  static void write(JsonGenerator out, ReadPolicy.Found found) {
    write(out, found.version(), found.active());
    document(out, found.document());
    Json.object(
        out,
        "secrets",
        () -> found.secrets().forEach((stage, names) -> Json.texts(out, stage, names)));
  }

  static void write(JsonGenerator out, ListPresets.Found found) {
    out.writeStringProperty("name", found.preset().name());
    out.writeStringProperty("kind", found.kind().text());
    out.writeStringProperty("description", found.preset().description());
    document(out, found.preset().document());
  }

  static void active(JsonGenerator out, Optional<Integer> version) {
    version.ifPresent(number -> out.writeNumberProperty("active", number));
  }

  /** Who keeps one sees to it that it is an object. */
  private static void document(JsonGenerator out, String json) {
    out.writeName("document");
    out.writeRawValue(json);
  }
}
