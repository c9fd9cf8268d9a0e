package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.databases.DatabaseServer;
import io.countersign.databases.SharedServers;
import io.countersign.server.demo.AuthenticatorApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StorageCopyIT {

  @TempDir private Path directory;

  @Test
  void an_installation_that_grew_moves_to_mariadb_with_its_keys_and_authenticators()
      throws Exception {
    Installed installed = new Installed(directory.resolve("data"));
    String key;
    AuthenticatorApp app;
    String used = "";
    try (Running small = installed.serve();
        Client client = Client.of(installed, small.key())) {
      key = client.key();
      JsonNode begun =
          client.post(
              "/v1/enrollments",
              "{\"userId\":\"ada\",\"factor\":\"totp\",\"account\":\"a@example.com\",\"proof\":{\"override\":\"a test\"}}",
              201);
      app = AuthenticatorApp.scan(begun.path("shown"));
      used = app.codeAt(Instant.now());
      client.answer("/v1/enrollments/" + begun.path("id").asString() + "/confirm", used, 200);
      small.terminate();
      small.exitCode();
    }

    DatabaseServer mariaDb = SharedServers.mariaDb();
    String url = mariaDb.url(mariaDb.createDatabase());
    copy(installed, mariaDb, url);

    try (Running _ = serve(installed, mariaDb, url);
        Client client = Client.of(installed, key)) {
      String verify = "/v1/authentications/" + client.begin("ada") + "/verify";
      client.answer(verify, used, 422);
      client.answer(verify, app.codeAt(Instant.now().plusSeconds(30)), 200);
    }
  }

  private void copy(Installed installed, DatabaseServer mariaDb, String url) throws Exception {
    Path password = directory.resolve("password");
    Files.writeString(password, mariaDb.password() + "\n");
    String from = "embedded:" + installed.data().resolve("database");
    try (Running copy =
        installed.run(
            Map.of(),
            "storage",
            "copy",
            "--from",
            from,
            "--to",
            url,
            "--to-user",
            mariaDb.user(),
            "--to-password-file",
            password.toString())) {
      assertThat(copy.exitCode()).as("%s", copy).isZero();
      assertThat(copy.out()).contains("Both are the same", "the same key set file");
    }
  }

  private static Running serve(Installed installed, DatabaseServer mariaDb, String url) {
    Map<String, String> environment = new HashMap<>();
    environment.put("COUNTERSIGN_STORAGE_URL", url);
    environment.put("COUNTERSIGN_STORAGE_USER", mariaDb.user());
    environment.put("COUNTERSIGN_STORAGE_PASSWORD", mariaDb.password());
    Running running = installed.run(environment, "serve", "--data", installed.data().toString());
    running.awaitOutput("http://127.0.0.1:" + installed.port());
    return running;
  }
}
