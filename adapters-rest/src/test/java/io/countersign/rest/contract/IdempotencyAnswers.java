package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Race;
import io.countersign.domain.client.Scope;
import io.countersign.domain.factor.Channel;
import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Contract;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Reply;
import io.swagger.v3.oas.models.Operation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class IdempotencyAnswers extends Answers {
  private static final String KEY = "Idempotency-Key";
  private static final String ADA =
      "{\"userId\": \"ada\", \"factor\": \"pad\", \"proof\": {\"override\": \"a test\"}}";

  private record Work(String path, String body, String other, Client caller) {}

  private Work work(String path, String body, String other) {
    return new Work(path, body, other, client);
  }

  @Test
  void every_operation_that_takes_a_key_does_its_work_once() {
    List<Work> works = works();
    assertThat(works).hasSize(documented());
    for (Work work : works) {
      Client once = work.caller().with(KEY, "key-of-" + work.path());
      Reply first = once.post(work.path(), work.body());
      assertThat(first.status()).isBetween(200, 201);
      assertThat(first.header("Idempotency-Replayed")).isEmpty();

      Reply second = once.post(work.path(), work.body());

      assertThat(second.status()).isEqualTo(first.status());
      assertThat(second.body()).isEqualTo(first.body());
      assertThat(second.header("Location")).isEqualTo(first.header("Location"));
      assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
      assertThat(once.post(work.path(), work.other()).problem())
          .isEqualTo("idempotency-key-reused");
    }
  }

  private static int documented() {
    return (int)
        Contract.operations().values().stream()
            .map(Operation::getParameters)
            .filter(Objects::nonNull)
            .flatMap(List::stream)
            .filter(
                parameter -> "#/components/parameters/IdempotencyKey".equals(parameter.get$ref()))
            .count();
  }

  private List<Work> works() {
    Holder ada = Holder.enroll(client, "ada");
    host.transports.load("coach", Channel.SMS);
    String post =
        "{\"userId\": \"eve\", \"factor\": \"post\", \"options\": {\"address\": \"FR Eve\"},"
            + " \"proof\": {\"override\": \"a test\"}}";
    String enrollment = client.post("/v1/enrollments", post).header("Location");
    String verify =
        "{\"factor\": \"post\", \"purpose\": \"sign-in\", \"options\": {\"address\": \"FR Bob\"}}";
    String verification = client.post("/v1/verifications", verify).header("Location");
    String letter =
        "{\"factor\": \"post\", \"options\": {\"address\": \"FR %s\"},"
            + " \"proof\": {\"override\": \"a test\"}}";
    String users = "/v1/users/eve/enrollments";
    Client own = ownAccount("fay");
    String owns = "/v1/account/enrollments";
    String ownLetter = "{\"factor\": \"post\", \"options\": {\"address\": \"DE %s\"}}";
    String ownEnrollment = own.post(owns, ownLetter.formatted("Fay")).header("Location");
    String french = "{\"language\": \"fr\"}";
    client.patch("/v1/tenant", "{\"trustedBrowserDays\": 1}");
    String proved = ada.begin();
    ada.verify(proved);
    Client adas = client.as(host.userToken("ada"));
    String stepUp = adas.post("/v1/authentications", "{}").text("id");
    ada.verify(stepUp);
    String browser = "{\"authenticationId\": \"%s\", \"name\": \"%s\"}";
    return List.of(
        work("/v1/authentications", "{\"userId\": \"ada\"}", "{\"userId\": \"bob\"}"),
        work(
            "/v1/authentications/" + ada.begin() + "/challenge",
            "{\"authenticatorId\": \"" + ada.authenticator() + "\"}",
            "{\"authenticatorId\": \"" + NOBODY + "\"}"),
        work("/v1/enrollments", ADA, ADA.replace("pad", "card")),
        work(
            "/v1/authenticators",
            "{\"userId\": \"ada\", \"factor\": \"pad\", \"options\": {\"pad\": \"x\"}}",
            "{\"userId\": \"ada\", \"factor\": \"pad\", \"options\": {\"pad\": \"y\"}}"),
        work(
            "/v1/tenants",
            "{\"id\": \"acme\", \"name\": \"Acme\"}",
            "{\"id\": \"acme\", \"name\": \"Other\"}"),
        work(
            "/v1/api-keys",
            "{\"client\": \"x\", \"scopes\": [\"users:read\"]}",
            "{\"client\": \"x\", \"scopes\": [\"tenant:read\"]}"),
        work(
            "/v1/webhooks",
            "{\"url\": \"https://shop.example/\"}",
            "{\"url\": \"https://other.example/\"}"),
        work(
            "/v1/policies",
            "{\"kind\": \"rules\", \"document\": {}}",
            "{\"kind\": \"rules\", \"document\": {}, \"comment\": \"x\"}"),
        work(
            "/v1/users/ada/tokens",
            "{\"audience\": \"x\", \"scopes\": [\"account:read\"]}",
            "{\"audience\": \"y\", \"scopes\": [\"account:read\"]}"),
        work(
            "/v1/users/ada/browsers",
            browser.formatted(proved, "Laptop"),
            browser.formatted(proved, "Phone")),
        new Work(
            "/v1/account/browsers",
            browser.formatted(stepUp, "Laptop"),
            browser.formatted(stepUp, "Phone"),
            adas),
        work(enrollment + "/resend", "{}", french),
        work(users, letter.formatted("Gus"), letter.formatted("Bob")),
        work(enrollment.replace("/v1/enrollments", users) + "/resend", "{}", french),
        new Work(owns, ownLetter.formatted("Fay"), ownLetter.formatted("Bob"), own),
        new Work(ownEnrollment + "/resend", "{}", french, own),
        work("/v1/verifications", verify, verify.replace("Bob", "Ada")),
        work(verification + "/resend", "{}", french));
  }

  @Test
  void of_many_at_once_one_is_first_and_all_are_answered_alike() {
    Client once = client.with(KEY, "k");

    List<Reply> replies = Race.of(32, _ -> once.post("/v1/enrollments", ADA));

    assertThat(replies).extracting(Reply::status).containsOnly(201);
    assertThat(replies).extracting(Reply::body).containsOnly(replies.getFirst().body());
    assertThat(replies)
        .extracting(reply -> reply.header("Idempotency-Replayed"))
        .filteredOn(String::isEmpty)
        .hasSize(1);
  }

  @Test
  void of_many_at_once_with_different_requests_one_is_carried_out() {
    Client once = client.with(KEY, "k");

    List<Reply> replies =
        Race.of(16, i -> once.post("/v1/tenants", "{\"id\": \"t" + i + "\", \"name\": \"Acme\"}"));

    assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).contains(422);
    assertThat(replies.stream().filter(reply -> reply.problem().equals("idempotency-key-reused")))
        .hasSize(15);
  }

  @Test
  void how_the_json_is_spelled_makes_no_other_request() {
    Client once = client.with(KEY, "k");
    Reply first = once.post("/v1/enrollments", ADA);

    Reply second =
        once.post(
            "/v1/enrollments",
            "{ \"factor\":\"p\\u0061d\",\n\"userId\" :\"ada\",\"proof\":{\"override\":\"a test\"} }");

    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void another_request_under_the_same_key_is_refused_and_changes_nothing() {
    Client once = client.with(KEY, "k");
    once.post("/v1/enrollments", ADA);

    assertThat(once.post("/v1/enrollments", ADA.replace("ada", "bob")).problem())
        .isEqualTo("idempotency-key-reused");
    assertThat(once.post("/v1/authentications", "{\"userId\": \"bob\"}").problem())
        .isEqualTo("idempotency-key-reused");
    assertThat(client.get("/v1/users/bob").status()).isEqualTo(404);
  }

  @Test
  void the_same_key_of_another_caller_is_another_key() {
    Reply first = client.with(KEY, "k").post("/v1/enrollments", ADA);

    Reply other =
        client.as(host.key(EnumSet.allOf(Scope.class))).with(KEY, "k").post("/v1/enrollments", ADA);

    assertThat(other.status()).isEqualTo(201);
    assertThat(other.text("id")).isNotEqualTo(first.text("id"));
  }

  @Test
  void what_was_refused_may_be_tried_again_under_the_same_key() {
    Client once = client.with(KEY, "k");
    client.post("/v1/tenants", "{\"id\": \"acme\", \"name\": \"Acme\"}");
    assertThat(once.post("/v1/tenants", "{\"id\": \"acme\", \"name\": \"A\"}").status())
        .isEqualTo(409);
    assertThat(once.post("/v1/enrollments", "{\"userId\": \"ada\"}").status()).isEqualTo(400);
    host.transactions.failCommits(1);
    assertThat(once.post("/v1/enrollments", ADA).status()).isEqualTo(503);

    assertThat(once.post("/v1/enrollments", ADA).status()).isEqualTo(201);
  }

  @Test
  void a_key_is_free_again_after_its_time() {
    Client once = client.with(KEY, "k");
    Reply first = once.post("/v1/enrollments", ADA);
    host.clock.tick(Duration.ofHours(24));

    Reply second = once.post("/v1/enrollments", ADA);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text("id")).isNotEqualTo(first.text("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words"})
  void a_key_is_visible_ascii(String key) {
    assertThat(client.with(KEY, key).post("/v1/enrollments", ADA).problem())
        .isEqualTo("idempotency-key-invalid");
  }

  @Test
  void a_key_has_at_most_255_characters() {
    assertThat(client.with(KEY, "k".repeat(256)).post("/v1/enrollments", ADA).problem())
        .isEqualTo("idempotency-key-invalid");
    assertThat(client.with(KEY, "k".repeat(255)).post("/v1/enrollments", ADA).status())
        .isEqualTo(201);
  }
}
