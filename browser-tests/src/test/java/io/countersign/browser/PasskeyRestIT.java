package io.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.browser.Rest.Answer;
import io.countersign.passkey.SoftKey;
import io.countersign.server.demo.AuthenticatorApp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Passkeys over HTTP on the embedded database, with a key that can lie. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PasskeyRestIT {

  @TempDir private static Path directory;
  private static PackagedServer server;
  private static Rest rest;

  private final String anna = "anna-" + UUID.randomUUID();
  private final SoftKey key = SoftKey.fresh();

  @BeforeAll
  static void start() {
    server = PackagedServer.start(directory, Map.of());
    rest = server.rest();
  }

  @AfterAll
  static void stop() {
    rest.close();
    server.close();
  }

  private static Answer begin(String user) {
    Answer begun =
        rest.post(
            "/v1/enrollments",
            Map.of("userId", user, "factor", "passkey", "account", user, "proof", HELP_DESK));
    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    return begun;
  }

  private static Answer confirm(Answer begun, Map<String, Object> response) {
    return rest.post(
        "/v1/enrollments/%s/confirm".formatted(begun.json().path("id").asString()),
        Map.of("response", response));
  }

  private static Answer enroll(String user, SoftKey key) {
    Answer begun = begin(user);
    return confirm(begun, key.create(begun.publicKey()));
  }

  private static void enrolled(String user, SoftKey key) {
    Answer confirmed = enroll(user, key);
    assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
  }

  private static Answer challenged(String user) {
    return rest.post("/v1/authentications", Map.of("userId", user));
  }

  private static Answer verify(Answer challenged, Map<String, Object> response) {
    return rest.post(
        "/v1/authentications/%s/verify".formatted(challenged.json().path("id").asString()),
        Map.of("response", response));
  }

  private static Answer signIn(String user, SoftKey key) {
    Answer challenged = challenged(user);
    return verify(challenged, key.get(challenged.publicKey("challenge")));
  }

  private static void assertApproved(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("status").asString()).isEqualTo("approved");
  }

  /** The same outside, whatever it was. */
  private static void assertRejected(Answer answer, String reason) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:countersign:problem:response-rejected");
    assertThat(answer.text()).doesNotContain(reason);
    assertThat(server.log()).contains(reason);
  }

  private static final Map<String, Object> HELP_DESK = Map.of("override", "a test");

  @Test
  void the_factor_is_listed_with_its_library_of_its_own() {
    assertThat(rest.get("/v1/factors").text()).contains("\"passkey\"", "\"Passkey\"");
  }

  @Test
  void a_passkey_is_enrolled_signs_in_and_is_revoked() {
    Answer confirmed = enroll(anna, key);
    assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
    JsonNode known = confirmed.json().path("authenticator");
    assertThat(known.path("variants").toString()).isEqualTo("[\"webauthn-roaming\"]");
    assertThat(known.path("facts").path("backup-eligible").asString()).isEqualTo("false");
    assertApproved(signIn(anna, key));
    assertApproved(signIn(anna, key));

    String id = confirmed.json().path("authenticator").path("id").asString();
    Answer open = challenged(anna);
    Answer revoked =
        rest.post(
            "/v1/users/%s/authenticators/%s/revoke".formatted(anna, id),
            Map.of("proof", HELP_DESK));
    assertThat(revoked.status()).as(revoked.text()).isLessThan(300);

    assertThat(verify(open, key.get(open.publicKey("challenge"))).status()).isNotEqualTo(200);
    assertThat(challenged(anna).json().path("challenge").isMissingNode()).isTrue();
  }

  @Test
  void a_user_tries_another_method() {
    enrolled(anna, key);
    JsonNode totp =
        rest.post(
                "/v1/enrollments",
                Map.of("userId", anna, "factor", "totp", "account", anna, "proof", HELP_DESK))
            .json();
    AuthenticatorApp app = AuthenticatorApp.scan(totp.path("shown"));
    Answer added =
        rest.post(
            "/v1/enrollments/%s/confirm".formatted(totp.path("id").asString()),
            Map.of("response", Map.of("code", app.codeAt(Instant.now().minusSeconds(30)))));
    assertThat(added.status()).as(added.text()).isEqualTo(200);

    Answer challenged = challenged(anna);
    JsonNode other = challenged.json().path("alternatives").get(0);
    Answer chosen =
        rest.post(
            "/v1/authentications/%s/challenge".formatted(challenged.json().path("id").asString()),
            Map.of("authenticatorId", other.path("id").asString()));
    assertThat(chosen.status()).as(chosen.text()).isEqualTo(200);

    if (other.path("factor").asString().equals("totp")) {
      assertApproved(verify(chosen, Map.of("code", app.codeAt(Instant.now()))));
    } else {
      assertApproved(verify(chosen, key.get(chosen.publicKey("challenge"))));
    }
  }

  @Test
  void either_of_two_passkeys_answers_one_challenge() {
    SoftKey second = SoftKey.fresh().platform();
    enrolled(anna, key);
    enrolled(anna, second);

    assertApproved(signIn(anna, key));
    assertApproved(signIn(anna, second));
    assertApproved(signIn(anna, key));
  }

  @Test
  void a_challenge_is_answered_once() {
    enrolled(anna, key);
    Answer challenged = challenged(anna);
    Map<String, Object> response = key.get(challenged.publicKey("challenge"));

    assertApproved(verify(challenged, response));
    assertThat(verify(challenged, response).status()).isEqualTo(409);
    assertRejected(verify(challenged(anna), response), "wrong-challenge");
  }

  @Test
  void another_users_passkey_is_refused() {
    SoftKey others = SoftKey.fresh();
    enrolled(anna, key);
    enrolled("eve-" + UUID.randomUUID(), others);

    assertRejected(signIn(anna, others), "unknown-authenticator");
  }

  @Test
  void a_credential_id_that_any_user_has_is_not_registered_again() {
    enrolled(anna, key);
    String eve = "eve-" + UUID.randomUUID();

    for (String user : new String[] {anna, eve}) {
      Answer again = enroll(user, key);
      assertThat(again.status()).as(again.text()).isEqualTo(409);
      assertThat(again.json().path("type").asString())
          .isEqualTo("urn:countersign:problem:already-bound");
    }
    assertApproved(signIn(anna, key));
    assertThat(challenged(eve).json().path("challenge").isMissingNode()).isTrue();
  }

  @Test
  void hostile_responses_are_told_the_same() {
    enrolled(anna, key);

    assertRejected(signIn(anna, key.at("https://localhost.evil.example")), "wrong-origin");
    assertRejected(signIn(anna, key.at("http://localhost:8080").flags(4)), "user-not-present");
    assertRejected(enroll(anna, SoftKey.fresh().flags(5 + 16)), "backed-up-without-eligibility");
    assertApproved(signIn(anna, key.flags(5)));
  }

  @Test
  void a_malformed_response_is_named_and_not_counted() {
    enrolled(anna, key);
    Answer challenged = challenged(anna);
    Answer refused = verify(challenged, Map.of("id", "x"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("response.rawId");
    assertApproved(verify(challenged, key.get(challenged.publicKey("challenge"))));
  }
}
