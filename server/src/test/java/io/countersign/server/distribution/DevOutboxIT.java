package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A developer without a mail server, on the server as it is shipped. */
class DevOutboxIT {

  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  @Test
  void a_code_is_read_in_the_outbox_and_in_the_log_instead_of_a_mailbox(@TempDir Path directory)
      throws Exception {
    Installed installed =
        new Installed(directory.resolve("data"), Map.of("COUNTERSIGN_DELIVERY_CONSOLE", "true"));
    try (Running server = installed.serve();
        Client client = Client.of(installed, server.key())) {
      JsonNode begun =
          client.post(
              "/v1/enrollments",
              "{\"userId\":\"ada\",\"factor\":\"email\",\"options\":{\"email\":\"ada@acme.example\"},"
                  + "\"language\":\"fr\",\"proof\":{\"override\":\"a test\"}}",
              201);
      server.awaitLog("email to ada@acme.example");

      JsonNode shown = client.read("/dev/outbox.json").path("messages").path(0);
      assertThat(shown.path("channel").asString()).isEqualTo("email");
      assertThat(shown.path("to").asString()).isEqualTo("ada@acme.example");
      assertThat(shown.path("subject").asString()).startsWith("Confirmez");
      String code = code(shown.path("text").asString());
      assertThat(client.get("/dev/outbox").body()).contains(code);
      client.answer("/v1/enrollments/" + begun.path("id").asString() + "/confirm", code, 200);

      String id = client.begin("ada");
      server.awaitLog("Your code for Default is");
      String next =
          code(client.read("/dev/outbox.json").path("messages").path(0).path("text").asString());
      JsonNode approved = client.answer("/v1/authentications/" + id + "/verify", next, 200);
      assertThat(approved.path("status").asString()).isEqualTo("approved");
    }
  }

  private static String code(String text) {
    Matcher found = CODE.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group();
  }
}
