package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a lock: a webhook tells the application, and a command tells the operator. */
class LockoutIT {

  private static final int MOST = 3;
  private static final JsonMapper JSON = new JsonMapper();

  private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();

  @Test
  void a_lock_is_told_by_webhook_and_found_on_the_command_line(@TempDir Path directory)
      throws Exception {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    var _ = receiver.createContext("/", this::take);
    receiver.start();
    Installed installed =
        new Installed(
            directory.resolve("data"),
            Map.of(
                "COUNTERSIGN_WEBHOOKS_ALLOW_HTTP",
                "true",
                "COUNTERSIGN_WEBHOOKS_ALLOW",
                "127.0.0.0/8"));
    try (Running server = installed.serve();
        Client client = Client.of(installed, server.key())) {
      client.post(
          "/v1/webhooks",
          "{\"url\":\"http://127.0.0.1:%d/\",\"events\":[\"Identifier.Lockout\"]}"
              .formatted(receiver.getAddress().getPort()),
          201);
      client.patch("/v1/tenant", "{\"lockout\":{\"maxAttempts\":" + MOST + "}}", 200);
      for (int i = 0; i < MOST; i++) {
        guessWrong(client);
      }
      assertTold(client);
      client.post("/v1/lockouts", "{\"identifier\":\"username:grace\",\"minutes\":30}", 200);
      server.terminate();
      // As ended by SIGTERM.
      assertThat(server.exitCode()).isEqualTo(143);
    } finally {
      receiver.stop(0);
    }
    assertThat(list(installed)).hasLineCount(2);
    assertThat(list(installed, "--identifier", "email:Ada@Acme.example"))
        .hasLineCount(1)
        .startsWith("email:")
        .contains("failures after " + MOST);
  }

  private static void guessWrong(Client client) throws Exception {
    JsonNode attempt =
        client.post("/v1/attempts", "{\"identifier\":\"email:ada@acme.example\"}", 201);
    client.post(
        "/v1/attempts/" + attempt.path("id").asString() + "/outcome",
        "{\"outcome\":\"failed\"}",
        200);
  }

  private void assertTold(Client client) throws Exception {
    JsonNode message = told.poll(1, TimeUnit.MINUTES);
    assertThat(message).isNotNull();
    JsonNode event = client.read("/v1/events?type=Identifier.Lockout").path("events").path(0);
    assertThat(message.path("type").asString()).isEqualTo("Identifier.Lockout");
    assertThat(message.at("/data/id")).isEqualTo(event.path("id"));
    JsonNode details = message.at("/data/details");
    assertThat(details.path("identifierType").asString()).isEqualTo("email");
    assertThat(details.path("identifier").asString())
        .endsWith("@acme.example")
        .doesNotContain("ada");
    assertThat(details.path("attempts").asInt()).isEqualTo(MOST);
    assertThat(details.path("lockedUntil").asString()).isNotEmpty();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      told.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static String list(Installed installed, String... more) throws Exception {
    String[] words = new String[4 + more.length];
    System.arraycopy(more, 0, words, 4, more.length);
    System.arraycopy(
        new String[] {"lockouts", "list", "--data", installed.data().toString()}, 0, words, 0, 4);
    try (Running command = installed.run(Map.of(), words)) {
      assertThat(command.exitCode()).as(command.toString()).isZero();
      return command.out().replace("(end)", "").strip();
    }
  }
}
