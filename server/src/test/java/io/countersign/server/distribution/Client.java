package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application that calls the server. */
record Client(HttpClient http, int port, String key) implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  static Client of(Installed installed, String key) {
    return new Client(HttpClient.newHttpClient(), installed.port(), key);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json");
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  JsonNode post(String path, String body, int expected) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    return JSON.readTree(answer.body());
  }

  JsonNode patch(String path, String body, int expected) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            request(path).method("PATCH", BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    return JSON.readTree(answer.body());
  }

  /** Whatever a request is answered with. */
  HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
    return http.send(
        request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  /** What a request is answered with, whatever that is. */
  int status(String path, String body) throws IOException, InterruptedException {
    return http.send(
            request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  JsonNode read(String path) {
    try {
      return JSON.readTree(get(path).body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Begins the sign-in of a user who has an authenticator app. */
  String begin(String user) throws IOException, InterruptedException {
    return post("/v1/authentications", "{\"userId\":\"" + user + "\"}", 201).path("id").asString();
  }

  JsonNode answer(String path, String code, int expected) throws IOException, InterruptedException {
    return post(path, "{\"response\":{\"code\":\"" + code + "\"}}", expected);
  }

  @Override
  public void close() {
    http.close();
  }
}
