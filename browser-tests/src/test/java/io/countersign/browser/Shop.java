package io.countersign.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.countersign.browser.Rest.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An application with a page of its own that signs its one user in with passkeys. The page has the
 * script of the guide, so that what is written there works.
 */
final class Shop implements AutoCloseable {

  private static final Path GUIDE = Path.of("..", "docs", "passkeys.md");
  private static final Pattern SCRIPT = Pattern.compile("(?s)```js\n(.*?)```");
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer http;
  private final Rest countersign;
  private final String user;

  private interface Work {
    Answer answer(JsonNode request);
  }

  Shop(Rest countersign, String user) {
    this.countersign = countersign;
    this.user = user;
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext("/", exchange -> reply(exchange, 200, "text/html", page()));
    serve("/passkeys/begin", this::beginPasskey);
    serve("/passkeys/confirm", request -> pass("/v1/enrollments/%s/confirm", request));
    serve("/sign-in/begin", _ -> countersign.post("/v1/authentications", Map.of("userId", user)));
    serve("/sign-in/verify", request -> pass("/v1/authentications/%s/verify", request));
    http.start();
  }

  int port() {
    return http.getAddress().getPort();
  }

  private Answer beginPasskey(JsonNode request) {
    return countersign.post(
        "/v1/enrollments",
        Map.of(
            "userId",
            user,
            "factor",
            request.path("factor").asString(),
            "account",
            user,
            "proof",
            Map.of("override", "a test")));
  }

  private Answer pass(String path, JsonNode request) {
    return countersign.post(
        path.formatted(request.path("id").asString()),
        Map.of("response", request.path("response")));
  }

  private static String page() {
    try {
      Matcher script = SCRIPT.matcher(Files.readString(GUIDE));
      if (!script.find()) {
        throw new AssertionError("no script in " + GUIDE);
      }
      return "<!doctype html><title>Shop</title><script>" + script.group(1) + "</script>";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(String path, Work work) {
    http.createContext(
        path,
        exchange -> {
          JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
          Answer answer = work.answer(request);
          reply(exchange, answer.status(), "application/json", answer.text());
        });
  }

  private static void reply(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
