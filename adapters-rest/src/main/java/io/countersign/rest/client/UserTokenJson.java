package io.countersign.rest.client;

import io.countersign.application.account.MintResult;
import io.countersign.domain.account.UserScope;
import io.countersign.domain.account.UserToken;
import io.countersign.rest.json.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;

/** A user token as JSON. */
public final class UserTokenJson {

  private UserTokenJson() {}

  /** A new one, with the text that is told this once. */
  static void write(JsonGenerator out, MintResult.Minted minted) {
    write(out, minted.token());
    out.writeStringProperty("userId", minted.token().user().value());
    minted
        .token()
        .authentication()
        .ifPresent(id -> out.writeStringProperty("authenticationId", id.toString()));
    out.writeStringProperty("token", new String(minted.text().reveal(), StandardCharsets.US_ASCII));
  }

  /** Without anything secret. */
  public static void write(JsonGenerator out, UserToken token) {
    out.writeStringProperty("id", token.id().toString());
    out.writeStringProperty("audience", token.audience());
    Json.texts(out, "scopes", token.scopes().stream().map(UserScope::text).sorted().toList());
    Json.time(out, "createdAt", token.createdAt());
    Json.time(out, "expiresAt", token.expiresAt());
  }
}
