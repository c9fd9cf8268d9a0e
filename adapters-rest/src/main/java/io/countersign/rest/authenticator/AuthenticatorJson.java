package io.countersign.rest.authenticator;

import io.countersign.domain.authenticator.Authenticator;
import io.countersign.rest.json.Json;
import tools.jackson.core.JsonGenerator;

/** An authenticator as JSON. */
public final class AuthenticatorJson {
  private AuthenticatorJson() {}

  /** Its properties. */
  public static void write(JsonGenerator out, Authenticator authenticator) {
    out.writeStringProperty("id", authenticator.id().toString());
    out.writeStringProperty("userId", authenticator.user().value());
    out.writeStringProperty("factor", authenticator.factor().value());
    out.writeStringProperty("label", authenticator.label().value());
    if (authenticator.preferred()) {
      out.writeBooleanProperty("default", true);
    }
    ProfileJson.write(out, authenticator.profile());
    Json.time(out, "createdAt", authenticator.createdAt());
    authenticator.lastUsedAt().ifPresent(at -> Json.time(out, "lastUsedAt", at));
  }
}
