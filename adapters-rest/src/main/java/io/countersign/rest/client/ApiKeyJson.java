package io.countersign.rest.client;

import io.countersign.application.client.CreatedApiKey;
import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.Scope;
import io.countersign.rest.json.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;

/** An API key as JSON. */
public final class ApiKeyJson {
  private ApiKeyJson() {}

  /** A new one, with the token that is told this once. */
  public static void write(JsonGenerator out, CreatedApiKey created) {
    write(out, created.key());
    out.writeStringProperty(
        "token", new String(created.token().reveal(), StandardCharsets.US_ASCII));
  }

  /** Without anything secret. */
  static void write(JsonGenerator out, ApiKey key) {
    out.writeStringProperty("id", key.id().toString());
    out.writeStringProperty("client", key.client().value());
    Json.texts(out, "scopes", key.scopes().stream().map(Scope::text).sorted().toList());
    Json.time(out, "createdAt", key.createdAt());
    key.revokedAt().ifPresent(at -> Json.time(out, "revokedAt", at));
  }
}
