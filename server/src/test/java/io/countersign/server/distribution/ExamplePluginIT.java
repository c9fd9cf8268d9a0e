package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example plugin, dropped into a server that runs. */
class ExamplePluginIT {

  /** RFC 4226 appendix D: the secret, and the passwords of its first counters. */
  private static final String SECRET =
      HexFormat.of().formatHex("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  private static final String[] CODES = {"755224", "287082", "359152", "969429"};

  @TempDir private Path directory;
  private Path plugins;
  private Installed installed;

  @BeforeEach
  void install() throws IOException {
    plugins = Files.createDirectory(directory.resolve("plugins"));
    installed =
        new Installed(
            directory.resolve("data"), Map.of("COUNTERSIGN_PLUGINS_DIRECTORY", plugins.toString()));
  }

  @Test
  void it_is_used_at_once_and_what_was_begun_with_it_survives_its_removal() throws Exception {
    Path archive = new ExampleBuild(directory).archive();
    try (Running running = installed.serve();
        Client client = Client.of(installed, running.key())) {
      assertThat(client.get("/v1/factors").body()).doesNotContain("hotp");

      Path dropped = Files.copy(archive, plugins.resolve("hotp.jar"));
      running.awaitLog("plugin loaded: hotp");
      assertThat(client.get("/v1/factors").body()).contains("Hardware token");
      enroll(client);
      verify(client, client.begin("ada"), CODES[1], 200);
      verify(client, client.begin("ada"), CODES[1], 422);

      String open = client.begin("ada");
      Files.delete(dropped);
      running.awaitLog("plugin retired: hotp");
      verify(client, open, CODES[2], 503);

      Files.copy(archive, plugins.resolve("hotp-again.jar"));
      running.awaitLog("from hotp-again.jar");
      verify(client, open, CODES[2], 200);
    }
  }

  @Test
  void one_that_cannot_be_used_is_named_and_the_server_goes_on() throws Exception {
    Files.writeString(plugins.resolve("broken.zip"), "no archive");
    try (Running running = installed.serve();
        Client client = Client.of(installed, running.key())) {
      running.awaitLog("plugin archive broken.zip is not used (unreadable)");
      assertThat(client.get("/v1/factors").body()).contains("\"broken.zip\"", "\"unreadable\"");
      assertThat(client.get("/metrics").body())
          .contains("countersign_plugins{state=\"refused\"} 1")
          .contains("countersign_plugins_refused_total{reason=\"unreadable\"} 1");
      assertThat(client.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  private static void enroll(Client client) throws Exception {
    String enrollment =
        client
            .post(
                "/v1/enrollments",
                "{\"userId\":\"ada\",\"factor\":\"hotp\",\"options\":{\"secret\":\""
                    + SECRET
                    + "\"},\"proof\":{\"override\":\"a test\"}}",
                201)
            .path("id")
            .asString();
    client.answer("/v1/enrollments/" + enrollment + "/confirm", CODES[0], 200);
  }

  private static void verify(Client client, String authentication, String code, int status)
      throws Exception {
    client.answer("/v1/authentications/" + authentication + "/verify", code, status);
  }
}
