package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.server.demo.AuthenticatorApp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a draft would have asked of those who signed in, on the server as it is shipped. */
class PolicyReplayIT {

  private static final String SCRIPT =
      """
      {"kind": "actions", "days": 1, "secrets": {"phones": {"WHO": "bob"}}, "document": {"actions": [{"name": "phones", "code":
        "exports.onExecutePostLogin = async (event, api) => { if (event.user.user_id === event.secrets.WHO) { api.authentication.challengeWith({type: 'phone'}); } };"}]}}
      """;

  @TempDir private Path directory;

  @Test
  void a_draft_with_a_secret_is_replayed_in_the_background() throws Exception {
    Installed installed = new Installed(directory.resolve("data"), Map.of());
    try (Running server = installed.serve();
        Client client = Client.of(installed, server.key())) {
      enroll(client, "ada");
      enroll(client, "bob");
      client.begin("ada");
      String locked = client.begin("bob");

      JsonNode begun = client.post("/v1/policies/replays", SCRIPT, 202);
      assertThat(begun.path("state").asString()).isEqualTo("waiting");
      server.awaitLog("authentications were replayed");

      JsonNode done = client.read("/v1/policies/replays/" + begun.path("id").asString());
      assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("done");
      assertThat(done.path("examined").asInt()).isEqualTo(done.path("expected").asInt());
      assertThat(done.at("/counts/lockedOut").asInt()).isOne();
      assertThat(done.at("/counts/failed").asInt()).isZero();
      assertThat(done.at("/examples/lockedOut/0/authenticationId").asString()).isEqualTo(locked);
      assertThat(done.at("/examples/lockedOut/0/then/asked/0/proved").asString()).isEqualTo("totp");
      assertThat(done.at("/examples/lockedOut/0/now/denied").asString())
          .isEqualTo("no-usable-factor");
    }
  }

  private static void enroll(Client client, String user) throws Exception {
    JsonNode begun =
        client.post(
            "/v1/enrollments",
            "{\"userId\":\"%s\",\"factor\":\"totp\",\"proof\":{\"override\":\"a test\"}}"
                .formatted(user),
            201);
    AuthenticatorApp app = AuthenticatorApp.scan(begun.path("shown"));
    client.answer(
        "/v1/enrollments/" + begun.path("id").asString() + "/confirm",
        app.codeAt(Instant.now()),
        200);
  }
}
