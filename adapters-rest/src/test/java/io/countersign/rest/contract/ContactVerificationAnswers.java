package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.factor.PostFactor;
import io.countersign.domain.factor.Channel;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Reply;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes for people who enroll nothing. */
abstract class ContactVerificationAnswers extends Answers {
  private static final String ALL = "/v1/verifications";

  @BeforeEach
  void somethingSends() {
    host.transports.load("coach", Channel.SMS);
  }

  @Test
  void the_code_verifies_once() {
    Reply begun = begin("FR Ada");
    assertThat(begun.status()).isEqualTo(201);
    assertThat(begun.text("destination")).isEqualTo("FR•••");
    assertThat(begun.text("delivery.status")).isEqualTo("pending");
    assertThat(begun.body()).doesNotContain(code(begun), "Ada");

    Reply verified = check(begun, code(begun));

    assertThat(verified.text("status")).isEqualTo("verified");
    assertThat(client.get(begun.header("Location")).text("status")).isEqualTo("verified");
    Reply again = check(begun, code(begun));
    assertThat(again.problem()).isEqualTo("verification-not-pending");
    assertThat(again.text("verificationStatus")).isEqualTo("verified");
    assertThat(resend(begun).problem()).isEqualTo("verification-not-pending");
  }

  @Test
  void wrong_codes_count_down_and_then_it_has_failed() {
    Reply begun = begin("FR Ada");
    String wrong = code(begun).equals("000000") ? "000001" : "000000";
    for (int left = Host.ATTEMPTS - 1; left >= 0; left--) {
      Reply rejected = check(begun, wrong);
      assertThat(rejected.problem()).isEqualTo("response-rejected");
      assertThat(rejected.json().path("attemptsLeft").asInt()).isEqualTo(left);
    }

    assertThat(check(begun, code(begun)).problem()).isEqualTo("attempts-exhausted");
    assertThat(resend(begun).problem()).isEqualTo("attempts-exhausted");
  }

  @Test
  void another_code_replaces_the_one_before() {
    Reply begun = begin("FR Ada");
    String first = code(begun);

    assertThat(resend(begun).status()).isEqualTo(200);

    assertThat(check(begun, first).problem()).isEqualTo("response-rejected");
    assertThat(check(begun, code(begun)).text("status")).isEqualTo("verified");
  }

  @Test
  void a_verification_expires() {
    Reply begun = begin("FR Ada");
    host.clock.tick(Host.LIFETIME);

    assertThat(check(begun, code(begun)).problem()).isEqualTo("verification-expired");
    assertThat(resend(begun).problem()).isEqualTo("verification-expired");
    assertThat(client.get(begun.header("Location")).text("status")).isEqualTo("expired");
  }

  @Test
  void only_what_sends_verifies_an_address() {
    assertThat(client.post(ALL, "{\"factor\": \"pad\", \"purpose\": \"sign-in\"}").problem())
        .isEqualTo("unknown-factor");
    assertThat(client.post(ALL, "{\"factor\": \"post\", \"purpose\": \"fun\"}").field())
        .isEqualTo("purpose");
    assertThat(client.post(ALL, "{\"factor\": \"post\", \"purpose\": \"sign-in\"}").field())
        .isEqualTo("options.address");
    assertThat(begin("XX Ada").problem()).isEqualTo("destination-not-allowed");
  }

  @Test
  void the_limits_of_all_messages_are_kept() {
    Reply begun = begin("FR Ada");
    for (int i = 1; i < Host.SENDS; i++) {
      assertThat(resend(begun).status()).isEqualTo(200);
    }

    assertThat(resend(begun).problem()).isEqualTo("too-many-messages");
    assertThat(begin("FR Ada").problem()).isEqualTo("too-many-messages");
  }

  @Test
  void what_fails_says_so() {
    Reply begun = begin("FR Ada");
    host.plugins.unload(PostFactor.TYPE);
    assertThat(check(begun, "123456").problem()).isEqualTo("factor-unavailable");
    assertThat(resend(begun).problem()).isEqualTo("factor-unavailable");
  }

  @Test
  void what_nobody_began_is_not_found() {
    for (String path : new String[] {"", "/check", "/resend"}) {
      Reply reply =
          path.isEmpty()
              ? client.get(ALL + "/" + NOBODY)
              : client.post(
                  ALL + "/" + NOBODY + path,
                  path.equals("/check") ? Holder.response("123456") : "{}");
      assertThat(reply.problem()).isEqualTo("not-found");
    }
  }

  @Test
  void an_idempotency_key_begins_one() {
    var once = client.with("Idempotency-Key", UUID.randomUUID().toString());
    String body = body("FR Ada");

    Reply first = once.post(ALL, body);

    assertThat(once.post(ALL, body).text("id")).isEqualTo(first.text("id"));
    assertThat(once.post(ALL, body("FR Eve")).problem()).isEqualTo("idempotency-key-reused");
    String resend = first.header("Location") + "/resend";
    var again = client.with("Idempotency-Key", UUID.randomUUID().toString());
    again.post(resend, "{}");
    assertThat(again.post(resend, "{}").header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.post(resend, "{\"language\": \"fr\"}").problem())
        .isEqualTo("idempotency-key-reused");
  }

  private Reply begin(String address) {
    return client.post(ALL, body(address));
  }

  private static String body(String address) {
    return "{\"factor\": \"letter\", \"purpose\": \"password-reset\", \"options\": {\"address\": \"%s\"}}"
        .formatted(address);
  }

  private Reply check(Reply begun, String code) {
    return client.post(begun.header("Location") + "/check", Holder.response(code));
  }

  private Reply resend(Reply begun) {
    return client.post(begun.header("Location") + "/resend", "{}");
  }

  private String code(Reply begun) {
    return host.departures.code(UUID.fromString(begun.text("id")));
  }
}
