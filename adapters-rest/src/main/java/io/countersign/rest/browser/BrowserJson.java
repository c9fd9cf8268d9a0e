package io.countersign.rest.browser;

import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.rest.json.Json;
import tools.jackson.core.JsonGenerator;

/** A trusted browser as JSON. */
final class BrowserJson {
  private BrowserJson() {}

  /** Its properties, without anything of its tokens. */
  static void write(JsonGenerator out, TrustedBrowser browser) {
    out.writeStringProperty("id", browser.id().toString());
    out.writeStringProperty("userId", browser.user().value());
    out.writeStringProperty("client", browser.client().value());
    out.writeStringProperty("name", browser.name().value());
    Json.time(out, "createdAt", browser.createdAt());
    browser.lastUsedAt().ifPresent(at -> Json.time(out, "lastUsedAt", at));
    Json.time(out, "expiresAt", browser.expiresAt());
  }
}
