package io.countersign.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page, and the authenticators that its browser sees (Chrome DevTools Protocol, WebAuthn). */
final class Tab implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final Page page;
  private final CDPSession devTools;

  Tab(Page page, String url) {
    this.page = page;
    page.navigate(url);
    devTools = page.context().newCDPSession(page);
    devTools.send("WebAuthn.enable");
  }

  /**
   * Plugs an authenticator in whose user touches it whenever it blinks.
   *
   * @param transport {@code usb} or {@code internal}
   * @param verifies whether it has a PIN or biometric; old keys without one keep no passkeys either
   * @return what it is called
   */
  String plugIn(String transport, boolean verifies) {
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("ctap2Version", "ctap2_1");
    options.addProperty("transport", transport);
    options.addProperty("hasResidentKey", verifies);
    options.addProperty("hasUserVerification", verifies);
    options.addProperty("isUserVerified", verifies);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject parameters = new JsonObject();
    parameters.add("options", options);
    return devTools
        .send("WebAuthn.addVirtualAuthenticator", parameters)
        .get("authenticatorId")
        .getAsString();
  }

  void unplug(String authenticator) {
    devTools.send("WebAuthn.removeVirtualAuthenticator", of(authenticator));
  }

  /** Whether the user touches it. */
  void touched(String authenticator, boolean touched) {
    JsonObject parameters = of(authenticator);
    parameters.addProperty("enabled", touched);
    devTools.send("WebAuthn.setAutomaticPresenceSimulation", parameters);
  }

  /** Whether the PIN or finger is the right one. */
  void verified(String authenticator, boolean verified) {
    JsonObject parameters = of(authenticator);
    parameters.addProperty("isUserVerified", verified);
    devTools.send("WebAuthn.setUserVerified", parameters);
  }

  private static JsonObject of(String authenticator) {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("authenticatorId", authenticator);
    return parameters;
  }

  /** Runs an expression, and takes what it comes to; {@code {error: name}} if it fails. */
  JsonNode run(String expression) {
    Object json =
        page.evaluate(
            "() => Promise.resolve(%s).catch(e => ({error: e.name})).then(JSON.stringify)"
                .formatted(expression));
    return JSON.readTree(String.valueOf(json));
  }

  /** What a function of JavaScript returns. */
  Object evaluate(String function, Object argument) {
    return page.evaluate(function, argument);
  }

  @Override
  public void close() {
    page.close();
  }
}
