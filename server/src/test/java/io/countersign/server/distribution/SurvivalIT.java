package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.server.demo.AuthenticatorApp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SurvivalIT {

  @TempDir private Path directory;
  private Installed installed;

  @BeforeEach
  void install() {
    installed = new Installed(directory.resolve("data"));
  }

  private record Enrolled(AuthenticatorApp app, String code) {

    String nextCode() {
      return app.codeAt(Instant.now().plusSeconds(30));
    }
  }

  private static Enrolled enroll(Client client, String user) throws Exception {
    JsonNode begun =
        client.post(
            "/v1/enrollments",
            "{\"userId\":\""
                + user
                + "\",\"factor\":\"totp\",\"account\":\"a@example.com\",\"proof\":{\"override\":\"a test\"}}",
            201);
    AuthenticatorApp app = AuthenticatorApp.scan(begun.path("shown"));
    String code = app.codeAt(Instant.now());
    client.answer("/v1/enrollments/" + begun.path("id").asString() + "/confirm", code, 200);
    return new Enrolled(app, code);
  }

  private static void signIn(Client client, String code, int expected) throws Exception {
    String id = client.begin("ada");
    client.answer("/v1/authentications/" + id + "/verify", code, expected);
  }

  @Test
  void a_killed_server_comes_up_by_itself_and_knows_all_that_it_answered() throws Exception {
    String key;
    Enrolled ada;
    try (Running killed = installed.serve();
        Client client = Client.of(installed, killed.key())) {
      key = client.key();
      ada = enroll(client, "ada");
      killed.kill();
    }
    try (Running _ = installed.serve();
        Client client = Client.of(installed, key)) {
      signIn(client, ada.code(), 422);
      signIn(client, ada.nextCode(), 200);
    }
  }

  /** A commit that no other one follows: nothing that is written later can make good for it. */
  @Test
  void the_last_thing_that_was_answered_survives() throws Exception {
    String key;
    try (Running killed = installed.serve()) {
      key = killed.key();
      killed.kill();
    }
    try (Running again = installed.serve();
        Client client = Client.of(installed, key)) {
      assertThat(again.hasKey()).isFalse();
      assertThat(client.get("/v1/factors").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void the_keys_are_rotated_while_the_server_runs() throws Exception {
    try (Running running = installed.serve();
        Client client = Client.of(installed, running.key())) {
      Enrolled ada = enroll(client, "ada");

      try (Running rotation =
          installed.run(Map.of(), "keys", "rotate", "--data", installed.data().toString())) {
        assertThat(rotation.exitCode()).isZero();
      }
      running.awaitLog("sealed again with the primary key");

      signIn(client, ada.nextCode(), 200);
      enroll(client, "eve");
    }
  }

  @Test
  void api_keys_are_made_listed_and_revoked_while_no_server_runs() throws Exception {
    try (Running first = installed.serve()) {
      first.terminate();
      first.exitCode();
    }
    String data = installed.data().toString();
    String key;
    try (Running create =
        installed.run(
            Map.of(),
            "api-keys",
            "create",
            "--client",
            "shop",
            "--scopes",
            "authentications:write,authentications:read",
            "--data",
            data)) {
      assertThat(create.exitCode()).isZero();
      key = create.key();
    }
    try (Running _ = installed.serve();
        Client client = Client.of(installed, key)) {
      client.begin("ada");
    }
    String id;
    try (Running list = installed.run(Map.of(), "api-keys", "list", "--data", data)) {
      assertThat(list.exitCode()).isZero();
      id =
          list.out()
              .lines()
              .filter(line -> line.contains("shop"))
              .findFirst()
              .orElseThrow()
              .split("\\s+", 2)[0];
      assertThat(list.hasKey()).isFalse();
    }
    try (Running revoke = installed.run(Map.of(), "api-keys", "revoke", id, "--data", data)) {
      assertThat(revoke.exitCode()).isZero();
    }
    try (Running _ = installed.serve();
        Client client = Client.of(installed, key)) {
      assertThat(client.get("/v1/factors").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void identifiers_are_locked_listed_and_unlocked_while_no_server_runs() throws Exception {
    try (Running first = installed.serve()) {
      first.terminate();
      first.exitCode();
    }
    String data = installed.data().toString();
    String ada = "email:Ada@x.example";
    try (Running lock =
        installed.run(Map.of(), "lockouts", "lock", ada, "--minutes", "60", "--data", data)) {
      assertThat(lock.exitCode()).as("%s", lock).isZero();
    }
    try (Running list = installed.run(Map.of(), "lockouts", "list", "--data", data)) {
      assertThat(list.exitCode()).isZero();
      assertThat(list.out()).contains("email:a***@x.example  everyone  until ", "administrator");
    }
    try (Running unlock =
        installed.run(
            Map.of(),
            "lockouts",
            "unlock",
            "--identifier",
            ada,
            "--identifier",
            "username:bob",
            "--data",
            data)) {
      assertThat(unlock.exitCode()).isZero();
      assertThat(unlock.out()).contains("email:ada@x.example  unlocked", "username:bob  unknown");
    }
  }

  @Test
  void while_a_server_runs_the_commands_on_its_storage_name_the_way_over_rest() throws Exception {
    try (Running _ = installed.serve();
        Running refused =
            installed.run(Map.of(), "api-keys", "list", "--data", installed.data().toString())) {
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("/v1/api-keys").doesNotContain("\tat ");
    }
  }

  @Test
  void the_tour_goes_as_it_is_told() throws Exception {
    try (Running tour = installed.run(Map.of(), "demo", "--once")) {
      assertThat(tour.exitCode()).as("%s", tour).isZero();
      assertThat(tour.out()).contains("let the user in");
    }
  }
}
