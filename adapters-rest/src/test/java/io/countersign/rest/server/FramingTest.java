package io.countersign.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Raw;
import io.countersign.rest.fixture.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP that is not as it must be is answered with a problem too, and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FramingTest {
  private static final String ADA = "{\"userId\": \"ada\"}";

  private final Host host = new Host();
  private String key = "";

  @BeforeAll
  void makeKey() {
    key = host.admin();
  }

  @AfterEach
  void nothing_was_changed() {
    assertThat(new Client(host, key).get("/v1/users/ada").status()).isEqualTo(404);
  }

  @AfterAll
  void stop() {
    host.close();
  }

  private String post(String path) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + key
        + "\r\nContent-Type: application/json\r\n";
  }

  private static void assertProblem(Reply reply, String problem) {
    assertThat(reply.problem()).as(reply.body()).isEqualTo(problem);
    assertThat(reply.header("X-Request-Id")).matches("[0-9a-f]{32}");
    assertThat(reply.text("instance")).endsWith(reply.header("X-Request-Id"));
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello                                                      | bad-request",
        "GET                                                        | bad-request",
        "GET /v1/factors                                            | bad-request",
        "GET /v1/factors HTTP/1.0                                   | http-version-not-supported",
        "GET /v1/factors HTTP/1.1~Host: a~Host: b                   | bad-request",
        "GET /v1/factors HTTP/1.1~X: y                              | bad-request",
        "GET /v1/factors HTTP/1.1~Host                              | bad-request",
        "GET /v1/factors HTTP/1.1~Host: a~Bad Name: x               | bad-request",
        "POST /v1/users HTTP/1.1~Host: a~Content-Length: x          | bad-request",
        "POST /v1/users HTTP/1.1~Host: a~Content-Length: -1         | bad-request",
        "POST /v1/users HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 2 | bad-request",
        "POST /v1/users HTTP/1.1~Host: a~Content-Length: 1~Transfer-Encoding: chunked | bad-request",
        "POST /v1/users HTTP/1.1~Host: a~Transfer-Encoding: gzip    | bad-request",
        "POST /v1/users HTTP/1.1~Host: a~Transfer-Encoding: gzip, chunked | not-implemented"
      })
  void what_is_no_http_is_a_problem(String head, String problem) {
    assertProblem(host.raw().exchange(head.replace("~", "\r\n") + "\r\n\r\n"), problem);
  }

  @Test
  void lines_end_as_they_must() {
    assertProblem(host.raw().exchange("GET /v1/factors HTTP/1.1\nHost: a\n\n"), "bad-request");
  }

  @Test
  void a_path_has_an_end() {
    assertProblem(
        host.raw().exchange("GET /" + "x".repeat(5000) + " HTTP/1.1\r\nHost: a\r\n\r\n"),
        "uri-too-long");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void headers_have_an_end(int many) {
    String one = "X-Long: " + "x".repeat(20_000 / many) + "\r\n";

    assertProblem(
        host.raw().exchange("GET /v1/factors HTTP/1.1\r\nHost: a\r\n" + one.repeat(many) + "\r\n"),
        "headers-too-large");
  }

  @Test
  void a_body_that_is_too_large_is_refused_however_it_comes() {
    String large = "{\"userId\": \"ada\"" + " ".repeat(300_000) + "}";

    Reply measured =
        host.raw()
            .exchange(
                post("/v1/authentications")
                    + "Content-Length: "
                    + large.length()
                    + "\r\n\r\n"
                    + large);
    assertProblem(measured, "body-too-large");
    Reply chunked =
        host.raw()
            .exchange(
                post("/v1/authentications")
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + chunks(large, 1000));
    assertProblem(chunked, "body-too-large");
    assertThat(chunked.header("Connection")).isEqualTo("close");
    Reply announced =
        host.raw()
            .exchange(
                post("/v1/authentications") + "Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n{");
    assertProblem(announced, "body-too-large");
  }

  @Test
  void a_body_of_exactly_the_size_is_read() {
    String body = ADA.replace("ada", "eve") + " ".repeat(Host.MOST_BODY - ADA.length());
    assertThat(body).hasSize(Host.MOST_BODY);

    Reply chunked =
        host.raw()
            .exchange(
                post("/v1/authentications")
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + chunks(body, 999));

    assertThat(chunked.status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\r\n", "-1\r\n", "\r\n", "fffffffff\r\n"})
  void a_chunk_has_a_size(String size) {
    assertThat(
            host.raw()
                .exchange(post("/v1/authentications") + "Transfer-Encoding: chunked\r\n\r\n" + size)
                .status())
        .isEqualTo(400);
  }

  @Test
  void a_compressed_body_is_refused() {
    assertProblem(
        host.raw()
            .exchange(
                post("/v1/authentications")
                    + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"),
        "unsupported-media-type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Authorization: Bearer x       | unauthenticated",
        "Content-Type: application/json | unsupported-media-type",
        "Idempotency-Key: a~Idempotency-Key: b | idempotency-key-invalid",
        "Idempotency-Key: \u00fc       | idempotency-key-invalid"
      })
  void a_header_that_counts_is_sent_once(String header, String problem) {
    assertProblem(
        host.raw()
            .exchange(
                post("/v1/authentications")
                    + header.replace("~", "\r\n")
                    + "\r\nContent-Length: "
                    + ADA.length()
                    + "\r\n\r\n"
                    + ADA),
        problem);
  }

  @Test
  void two_request_ids_are_none() {
    Reply reply =
        host.raw()
            .exchange(
                "GET /health/live HTTP/1.1~Host: a~X-Request-Id: first-one~X-Request-Id: second-one~~"
                    .replace("~", "\r\n"));

    assertThat(reply.header("X-Request-Id")).matches("[0-9a-f]{32}");
  }

  @Test
  void requests_may_come_one_behind_the_other() {
    String get =
        "GET /v1/users/ada HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + key + "\r\n\r\n";
    String refused = post("/v1/nothing") + "Content-Length: 5\r\n\r\nabcde";
    try (Raw raw = host.raw()) {
      raw.send(get + refused + get);

      assertThat(raw.reply().status()).isEqualTo(404);
      assertThat(raw.reply().problem()).as("its body was not looked at").isEqualTo("not-found");
      assertThat(raw.reply().problem()).isEqualTo("not-found");
    }
  }

  @Test
  void whoever_asks_first_is_told_to_go_on_only_if_it_is_worth_it() {
    String expect = "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n";
    try (Raw raw = host.raw()) {
      raw.send(post("/v1/authentications") + expect);
      assertThat(raw.reply().status()).isEqualTo(100);
      raw.send("{}");
      assertThat(raw.reply().field()).isEqualTo("userId");
    }
    try (Raw raw = host.raw()) {
      raw.send(post("/v1/authentications").replace(key, "x") + expect);
      assertThat(raw.reply().status()).isEqualTo(401);
    }
  }

  private static String chunks(String body, int size) {
    StringBuilder chunks = new StringBuilder();
    for (int from = 0; from < body.length(); from += size) {
      String chunk = body.substring(from, Math.min(from + size, body.length()));
      chunks
          .append(Integer.toHexString(chunk.length()))
          .append("\r\n")
          .append(chunk)
          .append("\r\n");
    }
    return chunks.append("0\r\n\r\n").toString();
  }
}
