package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.server.demo.AuthenticatorApp;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The life of an account, as a user lives it, on the server as it is shipped: read it from top to
 * bottom. What must never be seen is looked for in everything that the run left behind.
 */
class AccountLifeIT {

  private final String password =
      "{\"firstFactor\":{\"method\":\"pwd\",\"at\":\""
          + Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS)
          + "\"}}";

  @TempDir private Path directory;
  private Installed installed;
  private Running server;
  private Told client;
  private final Canaries canaries = new Canaries();

  @BeforeEach
  void start() throws Exception {
    installed = new Installed(directory.resolve("data"), Map.of("COUNTERSIGN_LOG_LEVEL", "debug"));
    server = installed.serve();
    client = new Told(Client.of(installed, server.key()), canaries);
    client.patch("/v1/tenant", "{\"mfa\":\"mandatory\",\"trustedBrowserDays\":30}");
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void a_user_enrolls_loses_the_phone_comes_back_and_leaves() throws Exception {
    // The password was checked; the policy demands a second factor: an authenticator app.
    JsonNode first = begin();
    assertThat(first.path("next").asString()).isEqualTo("enroll");
    assertThat(first.path("enroll").path("factors").toString()).contains("totp");
    AuthenticatorApp lostPhone = enroll(first);

    // Ten codes came with it. They let nobody in before the user says that they are stored.
    JsonNode codes = client.last().path("backupCodes");
    assertThat(codes.path("status").asString()).isEqualTo("pending");
    assertThat(codes.path("codes")).hasSize(10);
    List<String> stored = new ArrayList<>();
    codes.path("codes").forEach(code -> stored.add(code.asString()));
    stored.forEach(canaries::secret);
    assertThat(begin().path("alternatives")).isEmpty();
    confirmCodes(codes);

    // Signing in: with the app, or with a backup code under "try another method".
    JsonNode signIn = begin();
    assertThat(signIn.path("challenge").path("authenticator").path("factor").asString())
        .isEqualTo("totp");
    assertThat(signIn.path("alternatives").path(0).path("factor").asString())
        .isEqualTo("backup-code");
    assertThat(verify(signIn, lostPhone.codeAt(Instant.now())).path("status").asString())
        .isEqualTo("approved");

    // The phone is lost, and with it its authenticator: a help desk ends it, and says why.
    String lost = signIn.path("challenge").path("authenticator").path("id").asString();
    client.empty("/v1/users/ada/authenticators/" + lost + "/revoke", override("phone stolen"));

    // A backup code is the only option. It works once, and another app must be enrolled at once.
    JsonNode emergency = begin();
    JsonNode proved = verify(emergency, stored.getFirst().toUpperCase(Locale.ROOT));
    assertThat(proved.path("next").asString()).isEqualTo("enroll");
    assertThat(proved.path("backupCodes").path("remaining").asInt()).isEqualTo(9);
    assertThat(proved.has("assertion")).isFalse();
    AuthenticatorApp newPhone = enroll(proved);
    assertThat(client.last().path("authentication").path("status").asString())
        .isEqualTo("approved");
    String fresh = proof(proved);

    // In the settings: see the codes that are left, and make new ones, which end the old ones.
    JsonNode viewed = client.post("/v1/users/ada/backup-codes/view", fresh, 200);
    assertThat(viewed.path("codes")).hasSize(9);
    JsonNode renewed = client.post("/v1/users/ada/backup-codes/regenerate", fresh, 200);
    renewed.path("codes").forEach(code -> canaries.secret(code.asString()));
    confirmCodes(renewed);
    JsonNode next = begin();
    choose(next, renewed.path("id").asString());
    assertThat(client.status(verification(next), response(stored.get(1)))).isEqualTo(422);
    assertThat(
            verify(next, renewed.path("codes").path(0).asString())
                .path("backupCodes")
                .path("remaining")
                .asInt())
        .isEqualTo(9);

    // Rename the app, and revoke what is not wanted: from the user's own browser, by its token.
    try (Told browser = browser(proved)) {
      JsonNode account = browser.read("/v1/account");
      String app = authenticator(browser, "totp");
      assertThat(account.toString()).contains(app);
      browser.patch("/v1/account/authenticators/" + app, "{\"label\":\"New phone\"}");
      assertThat(browser.read("/v1/account/authenticators").toString()).contains("New phone");
      assertThat(browser.read("/v1/account/activity").toString())
          .contains(
              "authentication.begun",
              "authenticator.used",
              "authenticator.failed",
              "enrollment.begun",
              "authenticator.enrolled",
              "backup-codes.used",
              "authenticator.renamed");
      assertThat(browser.status("/v1/account/mfa/disable", "{}")).isEqualTo(409);

      // The tenant makes it optional; the user leaves, after a proof of the app.
      client.patch("/v1/tenant", "{\"mfa\":\"optional\"}");
      browser.empty("/v1/account/mfa/disable", "{}");
    }
    assertThat(client.read("/v1/users/ada/authenticators").path("authenticators")).isEmpty();
    assertThat(begin().path("status").asString()).isEqualTo("approved");
    assertThat(newPhone).isNotNull();
    assertThat(client.read("/v1/events?limit=200").toString())
        .contains("plugin.loaded", "authenticator.failed", "authentication.approved");

    server.terminate();
    server.exitCode();
    canaries.assertNowhere(server.out() + server.err(), installed.data(), client.answers());
  }

  private JsonNode begin() throws Exception {
    return client.post("/v1/authentications", "{\"userId\":\"ada\"," + password.substring(1), 201);
  }

  private AuthenticatorApp enroll(JsonNode demanding) throws Exception {
    JsonNode begun =
        client.showing(
            "/v1/enrollments",
            "{\"userId\":\"ada\",\"factor\":\"totp\",\"authenticationId\":\"%s\"}"
                .formatted(demanding.path("id").asString()),
            201);
    AuthenticatorApp app = AuthenticatorApp.scan(begun.path("shown"));
    canaries.secret(begun.path("shown").path("secret").asString());
    // Of the period before, so that the code of this one can still be used.
    client.showing(
        "/v1/enrollments/" + begun.path("id").asString() + "/confirm",
        response(app.codeAt(Instant.now().minusSeconds(30))),
        200);
    return app;
  }

  private void confirmCodes(JsonNode codes) throws Exception {
    client.post(
        "/v1/users/ada/backup-codes/confirm",
        "{\"id\":\"" + codes.path("id").asString() + "\"}",
        200);
  }

  private void choose(JsonNode authentication, String authenticator) throws Exception {
    client.post(
        "/v1/authentications/" + authentication.path("id").asString() + "/challenge",
        "{\"authenticatorId\":\"" + authenticator + "\"}",
        200);
  }

  private JsonNode verify(JsonNode authentication, String code) throws Exception {
    return client.post(verification(authentication), response(code), 200);
  }

  private Told browser(JsonNode authentication) throws Exception {
    String token =
        client
            .showing(
                "/v1/users/ada/tokens",
                """
                {"audience":"settings","scopes":["account:read","account:write"],
                 "authenticationId":"%s"}
                """
                    .formatted(authentication.path("id").asString()),
                201)
            .path("token")
            .asString();
    canaries.secret(token);
    return new Told(Client.of(installed, token), canaries);
  }

  private static String authenticator(Told browser, String factor) {
    for (JsonNode one : browser.read("/v1/account/authenticators").path("authenticators")) {
      if (one.path("factor").asString().equals(factor)) {
        return one.path("id").asString();
      }
    }
    throw new AssertionError("the user has no " + factor);
  }

  private static String verification(JsonNode authentication) {
    return "/v1/authentications/" + authentication.path("id").asString() + "/verify";
  }

  private static String response(String code) {
    return "{\"response\":{\"code\":\"" + code + "\"}}";
  }

  private static String proof(JsonNode authentication) {
    return "{\"proof\":{\"authenticationId\":\"" + authentication.path("id").asString() + "\"}}";
  }

  private static String override(String reason) {
    return "{\"proof\":{\"override\":\"" + reason + "\"}}";
  }
}
