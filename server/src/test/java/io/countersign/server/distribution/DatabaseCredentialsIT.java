package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.databases.DatabaseKind;
import io.countersign.databases.DatabaseServer;
import io.countersign.databases.SharedServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The password of the database is read from a file, and is seen nowhere else. */
class DatabaseCredentialsIT {

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void a_password_in_a_file_is_used_and_shown_nowhere(DatabaseKind kind) throws Exception {
    DatabaseServer server = SharedServers.of(kind);
    Installed installed = new Installed(directory.resolve("data"));
    try (Running running = serve(installed, server, server.password(), "debug");
        HttpClient http = HttpClient.newHttpClient()) {
      running.awaitOutput("http://127.0.0.1:" + installed.port());
      HttpRequest metrics =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + installed.port() + "/metrics"))
              .build();

      assertThat(http.send(metrics, BodyHandlers.ofString()).body())
          .contains("countersign")
          .doesNotContain(server.password());
      assertThat(processes()).contains("io.countersign.server.Main");
      assertThat(processes()).doesNotContain(server.password());
      running.terminate();
      assertThat(running.exitCode()).isEqualTo(143);
      assertThat(running.toString()).doesNotContain(server.password());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_wrong_password_stops_the_start_with_a_sentence_and_is_not_told(DatabaseKind kind)
      throws Exception {
    DatabaseServer server = SharedServers.of(kind);
    String wrong = "wrong-" + ThreadLocalRandom.current().nextLong();
    Installed installed = new Installed(directory.resolve("data"));
    try (Running refused = serve(installed, server, wrong, "debug")) {
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err())
          .contains(
              "countersign: the database server at 127.0.0.1:" + server.port(),
              "refuses storage.user or storage.password")
          .doesNotContain(wrong, "\tat ");
      assertThat(refused.out()).doesNotContain(wrong);
    }
  }

  private Running serve(
      Installed installed, DatabaseServer server, String password, String logLevel)
      throws Exception {
    Path file = Files.writeString(directory.resolve("password"), password);
    Map<String, String> environment = new HashMap<>();
    environment.put("COUNTERSIGN_STORAGE_URL", server.url(server.createDatabase()));
    environment.put("COUNTERSIGN_STORAGE_USER", server.user());
    environment.put("COUNTERSIGN_STORAGE_PASSWORD_FILE", file.toString());
    environment.put("COUNTERSIGN_LOG_LEVEL", logLevel);
    return installed.run(environment, "serve", "--data", installed.data().toString());
  }

  /** What everybody on this machine sees of what runs. */
  private static String processes() {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::info)
        .flatMap(info -> info.commandLine().stream())
        .collect(Collectors.joining("\n"));
  }
}
