package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all answers have in common, and paths that are not quite right. */
abstract class MannersAnswers extends Answers {
  @Test
  void a_request_id_is_taken_from_the_caller_if_it_is_of_the_form() {
    assertThat(client.with("X-Request-Id", "my-request.1_A").get("/v1/factors"))
        .extracting(reply -> reply.header("X-Request-Id"))
        .isEqualTo("my-request.1_A");
    for (String other : new String[] {"short", "x".repeat(65), "with space", "semi;colon"}) {
      assertThat(client.with("X-Request-Id", other).get("/v1/factors").header("X-Request-Id"))
          .matches("[0-9a-f]{32}");
    }
  }

  @Test
  void whatever_may_be_secret_is_stored_nowhere() {
    Holder ada = Holder.enroll(client, "ada");
    for (Reply reply :
        new Reply[] {
          Holder.begin(client, "bob", "pad", "p"),
          ada.verify(ada.begin()),
          client.get("/v1/users/ada"),
          client.get("/v1/nothing"),
          client.delete("/v1/enrollments/" + Holder.begin(client, "bob", "pad", "q").text("id"))
        }) {
      assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/factors/",
        "//v1/factors",
        "/v1//factors",
        "/v1/./factors",
        "/v1/x/../factors",
        "/v1/%66actors",
        "/v1%2Ffactors",
        "/V1/factors",
        "/v1/factors;x=1",
        "/v1/factors%00",
        "/v1/users//authenticators",
        "/v1/users/..",
        "/v1/users/../factors",
        "/v1/users/%",
        "/v1/users/%zz",
        "/v1/users/%FF",
        "/v1/users/%C0%AF",
        "/v1/authentications/x",
        "/v1/authentications/0198F2AA-5C1E-7D33-9A55-0F6F7F1E2A01",
        "/v1/authentications/{authenticationId}",
        "/v1",
        "/docs/../openapi.yaml",
        "/docs/",
        "/docs/index.html",
        "/META-INF/MANIFEST.MF",
        "/favicon.ico"
      })
  void a_path_is_taken_at_its_word(String path) {
    Reply refused = host.raw().exchange("GET " + path + " HTTP/1.1\r\n" + headers());

    assertThat(refused.status()).as(path).isEqualTo(404);
    assertThat(refused.problem()).isEqualTo("not-found");
  }

  @Test
  void head_is_get_without_the_body() {
    Reply got = client.get("/v1/factors");

    Reply head = client.send("HEAD", "/v1/factors", new byte[0]);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo(got.header("Content-Length"));
    assertThat(head.header("Content-Type")).isEqualTo("application/json");
    assertThat(client.send("HEAD", "/v1/nothing", new byte[0]).status()).isEqualTo(404);
    assertThat(client.without("Authorization").send("HEAD", "/v1/factors", new byte[0]).status())
        .isEqualTo(401);
    assertThat(client.send("HEAD", "/v1/enrollments", new byte[0]).status()).isEqualTo(405);
    assertThat(client.get("/v1/factors").status()).as("the connection goes on").isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Basic YTpi",
        "csk_x",
        "Bearer  %s",
        "Bearer %s ,",
        "Bearer %sA",
        "Bearer csk_",
        "Bearer %s=",
        "Token %s",
        "Bearer \"%s\""
      })
  void an_api_key_is_sent_in_one_way(String header) {
    Client other = client.with("Authorization", header.formatted(host.admin()));

    Reply refused = other.get("/v1/factors");

    assertThat(refused.problem()).isEqualTo("unauthenticated");
    assertThat(refused.body()).doesNotContain("csk_A");
  }

  @Test
  void the_scheme_of_an_api_key_may_be_written_in_any_case() {
    Reply reply =
        host.raw().exchange("GET /v1/factors HTTP/1.1\r\n" + headers().replace("Bearer", "bEARER"));

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void requests_are_told_by_their_route() {
    client.get("/v1/users/ada");
    client.get("/v1/nothing/at/all");
    client.send("PUT", "/v1/factors", new byte[0]);

    // They are told when they have been answered.
    host.notes.awaitRequests(3);
    assertThat(host.notes.requests())
        .containsExactly("GET /v1/users/{userId} 404", "GET unmatched 404", "PUT /v1/factors 405");
  }

  @Test
  void what_is_carried_out_is_at_work_until_it_has_ended_in_whatever_way() {
    assertThat(client.get("/v1/users/nobody").status()).isEqualTo(404);
    assertThat(client.get("/v1/policies/one/versions/none").status()).isEqualTo(404);
    assertThat(client.get("/health/ready").status()).isEqualTo(200);

    assertThat(host.notes.mostAtWork()).isEqualTo(1);
    assertThat(host.notes.atWork()).isZero();
  }

  private String headers() {
    return "Host: localhost\r\nAuthorization: Bearer " + host.admin() + "\r\n\r\n";
  }
}
