package io.countersign.benchmarks.lockout;

import io.countersign.benchmarks.client.Json;
import io.countersign.benchmarks.client.WireClient;
import io.countersign.benchmarks.client.WireClient.Answer;
import io.countersign.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** What is asked of the server, as an application does that checks passwords itself. */
record Server(ServerProcess process) {

  WireClient connect() {
    try {
      return new WireClient(process.port(), process.adminKey());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  static Answer answered(Answer answer, int expected) throws IOException {
    if (answer.status() != expected) {
      throw new IOException("HTTP " + answer.status() + " " + answer.body());
    }
    return answer;
  }

  /**
   * Asks whether one may look at a password.
   *
   * @param said further members, with a comma in front
   */
  static Answer attempt(WireClient client, String identifier, String said) throws IOException {
    return client.post("/v1/attempts", "{\"identifier\":\"" + identifier + "\"" + said + "}");
  }

  static void report(WireClient client, Answer attempt, String outcome) throws IOException {
    answered(
        client.post(
            "/v1/attempts/" + Json.text(attempt.body(), "id") + "/outcome",
            "{\"outcome\":\"" + outcome + "\"}"),
        200);
  }

  /** The second factor. */
  static void prove(WireClient client, People.Person person, String said) throws IOException {
    Answer begun =
        answered(
            client.post("/v1/authentications", "{\"userId\":\"" + person.id() + "\"" + said + "}"),
            201);
    Answer verified =
        client.post(
            "/v1/authentications/" + Json.text(begun.body(), "id") + "/verify",
            "{\"response\":{\"code\":\"" + person.app().codeAt(Instant.now()) + "\"}}");
    if (!answered(verified, 200).body().contains("\"approved\"")) {
      throw new IOException("not approved: " + verified.body());
    }
  }
}
