package io.countersign.server.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Talks to the server, aloud. */
final class Api implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final Narrator narrator;

  Api(URI base, Narrator narrator) {
    this.base = base;
    this.narrator = narrator;
  }

  /** An empty JSON object, to be filled. */
  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  JsonNode get(String path) throws TourFailed, InterruptedException {
    return exchange("GET", path, Optional.empty(), Optional.empty(), 200);
  }

  /**
   * @param expected the status that makes the tour go on
   */
  JsonNode post(String path, String key, JsonNode body, int expected)
      throws TourFailed, InterruptedException {
    return exchange("POST", path, Optional.of(key), Optional.of(body), expected);
  }

  private JsonNode exchange(
      String method, String path, Optional<String> key, Optional<JsonNode> body, int expected)
      throws TourFailed, InterruptedException {
    narrator.request(method, path, key, body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(
                method,
                body.map(JsonNode::toString)
                    .map(BodyPublishers::ofString)
                    .orElseGet(BodyPublishers::noBody));
    key.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    HttpResponse<String> response = send(request.build());
    JsonNode answer = JSON.readTree(response.body());
    narrator.answer(response.statusCode(), answer);
    if (response.statusCode() != expected) {
      throw new TourFailed(
          "%s %s was answered %d instead of %d"
              .formatted(method, path, response.statusCode(), expected));
    }
    return answer;
  }

  private HttpResponse<String> send(HttpRequest request) throws TourFailed, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException gone) {
      throw new TourFailed(request.uri() + " cannot be reached: " + gone);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
