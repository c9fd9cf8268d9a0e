package io.countersign.server.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.server.config.Config;
import io.countersign.server.config.ConfigSource;
import io.countersign.server.config.InvalidConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class CountersignServerTest {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  @TempDir private Path directory;
  private Config config;

  @BeforeEach
  void configure() throws IOException, InvalidConfig {
    Files.createDirectory(directory.resolve("plugins"));
    config = configured(Map.of());
  }

  private Config configured(Map<String, String> more) throws IOException, InvalidConfig {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("dataDirectory", directory.resolve("data").toString());
    settings.put("server.port", Integer.toString(freePort()));
    return new ConfigSource(Optional.empty(), Map.of(), settings, directory).read();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private HttpResponse<String> send(HttpClient http, String method, String path)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(config.server().publicUrl() + path))
            .method(method, BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void every_operation_of_the_contract_is_served() throws Exception {
    try (CountersignServer _ = CountersignServer.start(config);
        HttpClient http = HttpClient.newHttpClient()) {
      Map<?, ?> contract =
          (Map<?, ?>)
              new Load(LoadSettings.builder().build())
                  .loadFromString(send(http, "GET", "/openapi.yaml").body());
      Map<?, ?> paths = (Map<?, ?>) Objects.requireNonNull(contract.get("paths"));
      assertThat(paths).hasSizeGreaterThan(10);
      for (Map.Entry<?, ?> path : paths.entrySet()) {
        for (Object method : ((Map<?, ?>) path.getValue()).keySet()) {
          if (METHODS.contains(method)) {
            served(http, method.toString().toUpperCase(Locale.ROOT), path.getKey().toString());
          }
        }
      }
    }
  }

  private void served(HttpClient http, String method, String path) throws Exception {
    // Where providers report, strangers are told that nothing is there; other methods tell.
    String asked = path.endsWith("/reports") ? "OPTIONS" : method;
    HttpResponse<String> answer = send(http, asked, path.replaceAll("\\{[^}]*}", "x"));
    if (!asked.equals(method)) {
      assertThat(answer.headers().firstValue("Allow")).contains(method);
      return;
    }
    assertThat(answer.statusCode())
        .as("%s %s: %s", method, path, answer.body())
        .isNotIn(404, 405, 500);
  }

  @Test
  void the_outbox_of_developers_is_there_only_when_it_is_asked_for() throws Exception {
    try (CountersignServer _ = CountersignServer.start(config);
        HttpClient http = HttpClient.newHttpClient()) {
      assertThat(send(http, "GET", "/dev/outbox").statusCode()).isEqualTo(404);
      assertThat(send(http, "GET", "/dev/outbox.json").statusCode()).isEqualTo(404);
    }
    config = configured(Map.of("delivery.console", "true"));
    try (CountersignServer _ = CountersignServer.start(config);
        HttpClient http = HttpClient.newHttpClient()) {
      assertThat(send(http, "GET", "/dev/outbox").body()).contains("<h1>Outbox</h1>");
      assertThat(send(http, "GET", "/dev/outbox.json").body()).isEqualTo("{\"messages\":[]}");
    }
  }

  @Test
  void a_running_server_is_ready_and_tells_how_it_does() throws Exception {
    try (CountersignServer _ = CountersignServer.start(config);
        HttpClient http = HttpClient.newHttpClient()) {
      assertThat(send(http, "GET", "/health/live").statusCode()).isEqualTo(200);
      assertThat(send(http, "GET", "/health/ready").statusCode()).isEqualTo(200);
      assertThat(send(http, "GET", "/metrics").body())
          .contains("countersign_requests_seconds_count{", "route=\"/health/ready\"")
          .contains("countersign_storage_connections{state=\"most\"} 16");
    }
  }

  @Test
  void a_deny_list_or_a_geography_that_cannot_be_read_keeps_no_server_from_starting()
      throws Exception {
    config =
        configured(
            Map.of(
                "risk.denyLists", directory.resolve("none.txt").toString(),
                "risk.geography", directory.resolve("none.mmdb").toString()));
    try (CountersignServer _ = CountersignServer.start(config);
        HttpClient http = HttpClient.newHttpClient()) {
      assertThat(send(http, "GET", "/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_start_that_fails_leaves_nothing_open() throws Exception {
    try (ServerSocket _ =
        new ServerSocket(config.server().port(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> CountersignServer.start(config)).isInstanceOf(StartFailed.class);
    }
    try (CountersignServer server = CountersignServer.start(config)) {
      assertThat(server.firstKey()).isPresent();
    }
    try (CountersignServer server = CountersignServer.start(config)) {
      assertThat(server.firstKey()).isEmpty();
    }
  }

  @Test
  void a_new_key_set_is_never_made_for_a_database_that_is_there() throws Exception {
    CountersignServer.start(config).close();
    Files.delete(config.keys().file());

    assertThatThrownBy(() -> CountersignServer.start(config))
        .hasMessageContaining(config.keys().file().toString());
    assertThat(config.keys().file()).doesNotExist();
  }

  @Test
  void everything_kept_is_for_its_owner_only() throws Exception {
    CountersignServer.start(config).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config.keys().file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config.dataDirectory())))
        .isEqualTo("rwx------");
  }
}
