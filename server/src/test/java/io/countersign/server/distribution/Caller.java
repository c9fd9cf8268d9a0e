package io.countersign.server.distribution;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** An application that takes every answer as it comes, from any of the servers. */
record Caller(HttpClient http, Servers servers, String key) implements AutoCloseable {

  /** Nothing hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static Caller of(Servers servers) {
    return new Caller(HttpClient.newHttpClient(), servers, servers.key());
  }

  /**
   * @throws IOException if there was no answer
   */
  Answered get(int server, String path) throws IOException {
    return send(request(server, path).build());
  }

  /**
   * @throws IOException if there was no answer
   */
  Answered post(int server, String path, String body) throws IOException {
    return send(request(server, path).POST(BodyPublishers.ofString(body)).build());
  }

  Answered importApp(int server, String user, String secret) throws IOException {
    return post(
        server,
        "/v1/authenticators",
        "{\"userId\":\"%s\",\"factor\":\"totp\",\"options\":{\"secret\":\"%s\"}}"
            .formatted(user, secret));
  }

  Answered begin(int server, String user) throws IOException {
    return post(server, "/v1/authentications", "{\"userId\":\"%s\"}".formatted(user));
  }

  Answered verify(int server, String authentication, String code) throws IOException {
    return post(
        server,
        "/v1/authentications/%s/verify".formatted(authentication),
        "{\"response\":{\"code\":\"%s\"}}".formatted(code));
  }

  private HttpRequest.Builder request(int server, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + servers.port(server) + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json");
  }

  private Answered send(HttpRequest request) throws IOException {
    Instant asked = Instant.now();
    long start = System.nanoTime();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return new Answered(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.body(),
          asked,
          Duration.ofNanos(System.nanoTime() - start));
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
