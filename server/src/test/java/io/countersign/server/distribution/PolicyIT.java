package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.server.demo.AuthenticatorApp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tenant that asks by a policy of its own, on the server as it is shipped. */
class PolicyIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  /** From the documents that the product was asked for, byte for byte. */
  private static final String ROLES =
      """
      exports.onExecutePostLogin = async (event, api) => {
          api.authentication.challengeWith({type: 'otp'});

          const isAdmin = event.authorization?.roles.includes('admin');
          if(isAdmin) {
              api.authentication.challengeWith({type: 'phone'});
          }
      }
      """;

  @TempDir private Path directory;
  private Running server;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    Installed installed =
        new Installed(directory.resolve("data"), Map.of("COUNTERSIGN_DELIVERY_CONSOLE", "true"));
    server = installed.serve();
    client = Client.of(installed, server.key());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void admins_prove_a_phone_after_their_app_and_everybody_else_their_app() throws Exception {
    AuthenticatorApp ada = enrolled("ada");
    phone("ada");
    AuthenticatorApp bob = enrolled("bob");
    actions(ROLES);

    JsonNode first = begin("ada", List.of("admin"));
    assertThat(first.at("/challenge/authenticator/factor").asString()).isEqualTo("totp");
    JsonNode second = verified(first, ada.codeAt(Instant.now()));
    assertThat(second.path("next").asString()).isEqualTo("verify");
    assertThat(second.at("/challenge/authenticator/factor").asString()).isEqualTo("phone");
    assertThat(second.has("assertion")).isFalse();
    JsonNode last = verified(second, sent("Your code"));
    assertThat(last.path("status").asString()).isEqualTo("approved");
    assertThat(last.has("assertion")).isTrue();

    JsonNode only = begin("bob", List.of("clerk"));
    assertThat(verified(only, bob.codeAt(Instant.now())).path("status").asString())
        .isEqualTo("approved");
  }

  @Test
  void who_cannot_be_asked_is_denied_and_the_trace_says_why() throws Exception {
    AuthenticatorApp bob = enrolled("bob");
    actions(ROLES);

    JsonNode first = begin("bob", List.of("admin"));
    JsonNode denied = verified(first, bob.codeAt(Instant.now()));

    assertThat(denied.path("status").asString()).isEqualTo("denied");
    assertThat(denied.path("reason").asString()).isEqualTo("no-usable-factor");
    JsonNode trace = client.read("/v1/authentications/" + id(first) + "/trace");
    assertThat(trace.path("version").asInt()).isEqualTo(1);
    assertThat(trace.toString())
        .contains("\"line\":6", "\"factor\":\"phone\",\"text\":\"not-enrolled\"");
    assertThat(client.read("/v1/users/bob/activity").toString()).contains("policy.unmet");
  }

  @Test
  void a_script_that_never_ends_denies_and_the_next_policy_is_asked_as_ever() throws Exception {
    AuthenticatorApp bob = enrolled("bob");
    actions("exports.onExecutePostLogin = async () => { for (;;); };");

    JsonNode denied = begin("bob", List.of());
    assertThat(denied.path("reason").asString()).isEqualTo("policy-failed");

    client.post("/v1/policies/rollback", "{}", 200);
    JsonNode asked = begin("bob", List.of());
    assertThat(verified(asked, bob.codeAt(Instant.now())).path("status").asString())
        .isEqualTo("approved");
  }

  @Test
  void rules_ask_in_order_and_see_what_was_proved() throws Exception {
    AuthenticatorApp bob = enrolled("bob");
    save(
        "rules",
        """
        {"rules": [
          {"name": "everybody", "when": "true", "then": [{"challengeWith": "totp"}]},
          {"name": "guests", "when": "'guest' in event.user.roles && event.methods.exists(m, m.type == 'totp')",
           "then": [{"deny": "No guests after ten"}]}]}
        """);

    JsonNode clerk = begin("bob", List.of("clerk"));
    assertThat(verified(clerk, bob.codeAt(Instant.now())).path("status").asString())
        .isEqualTo("approved");
    JsonNode denied =
        verified(begin("bob", List.of("guest")), bob.codeAt(Instant.now().plusSeconds(30)));
    assertThat(denied.path("reason").asString()).isEqualTo("denied-by-policy");
    assertThat(denied.path("message").asString()).isEqualTo("No guests after ten");
  }

  private void actions(String code) throws Exception {
    save(
        "actions",
        JSON.writeValueAsString(
            Map.of("actions", List.of(Map.of("name", "Second factor", "code", code)))));
  }

  private void save(String kind, String document) throws Exception {
    client.post(
        "/v1/policies",
        "{\"kind\":\"%s\",\"activate\":true,\"document\":%s}".formatted(kind, document),
        201);
  }

  private AuthenticatorApp enrolled(String user) throws Exception {
    JsonNode begun =
        client.post(
            "/v1/enrollments",
            "{\"userId\":\"%s\",\"factor\":\"totp\",\"proof\":{\"override\":\"a test\"}}"
                .formatted(user),
            201);
    AuthenticatorApp app = AuthenticatorApp.scan(begun.path("shown"));
    // Of the period before, so that the codes of this one and the next can still be used.
    client.answer(
        "/v1/enrollments/" + id(begun) + "/confirm",
        app.codeAt(Instant.now().minusSeconds(30)),
        200);
    return app;
  }

  private void phone(String user) throws Exception {
    JsonNode begun =
        client.post(
            "/v1/enrollments",
            """
            {"userId":"%s","factor":"phone","options":{"phone":"+33612345678"},
             "language":"fr","proof":{"override":"a test"}}
            """
                .formatted(user),
            201);
    client.answer("/v1/enrollments/" + id(begun) + "/confirm", sent("Votre code"), 200);
  }

  private JsonNode begin(String user, List<String> roles) throws Exception {
    return client.post(
        "/v1/authentications",
        "{\"userId\":\"%s\",\"context\":{\"user\":{\"roles\":%s}}}"
            .formatted(user, JSON.writeValueAsString(roles)),
        201);
  }

  private JsonNode verified(JsonNode asked, String code) throws Exception {
    return client.answer("/v1/authentications/" + id(asked) + "/verify", code, 200);
  }

  /** The code that was sent last, in words that begin so. */
  private String sent(String words) {
    server.awaitLog(words);
    JsonNode shown = client.read("/dev/outbox.json").path("messages").path(0);
    Matcher found = CODE.matcher(shown.path("text").asString());
    assertThat(found.find()).as(shown.toString()).isTrue();
    return found.group();
  }

  private static String id(JsonNode of) {
    return of.path("id").asString();
  }
}
