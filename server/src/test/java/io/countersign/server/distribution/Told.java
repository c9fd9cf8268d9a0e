package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller who keeps what it was told, but for the answers that are there to show a secret. */
final class Told implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> SHOWING =
      List.of("/backup-codes/view", "/backup-codes/regenerate");

  private final Client client;
  private final List<String> answers = new ArrayList<>();
  private JsonNode last = JSON.createObjectNode();

  Told(Client client, Canaries canaries) {
    this.client = client;
    canaries.secret(client.key());
  }

  JsonNode post(String path, String body, int expected) throws Exception {
    JsonNode answer = showing(path, body, expected);
    if (SHOWING.stream().noneMatch(path::endsWith)) {
      answers.add(answer.toString());
    }
    return answer;
  }

  /** What shows a secret, as it should. */
  JsonNode showing(String path, String body, int expected) throws Exception {
    last = client.post(path, body, expected);
    return last;
  }

  /** What is answered without a body. */
  void empty(String path, String body) throws Exception {
    assertThat(client.status(path, body)).as(path).isEqualTo(204);
  }

  int status(String path, String body) throws Exception {
    return client.status(path, body);
  }

  void patch(String path, String body) throws Exception {
    answers.add(client.patch(path, body, 200).toString());
  }

  JsonNode read(String path) {
    JsonNode answer = client.read(path);
    answers.add(answer.toString());
    return answer;
  }

  /** The last answer, whatever it showed. */
  JsonNode last() {
    return last;
  }

  String answers() {
    return String.join("\n", answers);
  }

  @Override
  public void close() {
    client.close();
  }
}
