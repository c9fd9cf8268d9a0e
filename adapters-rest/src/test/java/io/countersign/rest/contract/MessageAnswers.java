package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.factor.PostFactor;
import io.countersign.domain.factor.Channel;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Reply;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Factors that send codes. */
abstract class MessageAnswers extends Answers {
  private static final String ENROLLMENTS = "/v1/enrollments";
  private static final String AUTHENTICATIONS = "/v1/authentications";

  @BeforeEach
  void somethingSends() {
    host.transports.load("coach", Channel.SMS);
    host.transports.load("wire", Channel.VOICE);
  }

  @Test
  void a_code_that_was_sent_enrolls_and_another_signs_in() {
    Reply begun = enroll("FR Ada");
    assertThat(begun.text("delivery.status")).isEqualTo("pending");
    assertThat(begun.text("delivery.destination")).isEqualTo("FR•••");
    assertThat(client.get(begun.header("Location")).text("delivery.channel")).isEqualTo("sms");
    Reply confirmed = confirm(begun, code(begun));
    assertThat(confirmed.text("authenticator.facts.destination")).isEqualTo("FR•••");
    assertThat(confirmed.text("authenticator.variants.0")).isEqualTo("letter");

    Reply asked = begin();

    assertThat(asked.text("challenge.authenticator.facts.destination")).isEqualTo("FR•••");
    assertThat(asked.text("challenge.delivery.status")).isEqualTo("pending");
    assertThat(asked.body()).doesNotContain(challengeCode(asked));
    assertThat(verify(asked, challengeCode(asked)).text("status")).isEqualTo("approved");
  }

  @Test
  void a_resend_replaces_the_code() {
    Reply begun = enroll("FR Ada");
    String first = code(begun);

    Reply resent = client.post(begun.header("Location") + "/resend", "{\"language\": \"fr\"}");

    assertThat(resent.text("status")).isEqualTo("pending");
    assertThat(confirm(begun, first).problem()).isEqualTo("response-rejected");
    assertThat(confirm(begun, code(begun)).status()).isEqualTo(200);
    assertThat(client.post(begun.header("Location") + "/resend", "{}").problem())
        .isEqualTo("enrollment-not-pending");
  }

  @Test
  void the_same_authenticator_is_sent_another_code_or_called() {
    Reply begun = enroll("FR Ada");
    String authenticator = confirm(begun, code(begun)).text("authenticator.id");
    Reply asked = begin();

    Reply called =
        client.post(
            AUTHENTICATIONS + "/" + asked.text("id") + "/challenge",
            "{\"authenticatorId\": \"" + authenticator + "\", \"as\": \"telegram\"}");

    assertThat(called.text("challenge.delivery.channel")).isEqualTo("voice");
    assertThat(verify(asked, challengeCode(asked)).problem()).isEqualTo("response-rejected");
    assertThat(verify(asked, challengeCode(called)).text("status")).isEqualTo("approved");
  }

  @Test
  void no_more_is_sent_than_may_be() {
    Reply begun = enroll("FR Ada");
    String authenticator = confirm(begun, code(begun)).text("authenticator.id");
    Reply asked = begin();
    String choice = "{\"authenticatorId\": \"" + authenticator + "\"}";
    String choose = AUTHENTICATIONS + "/" + asked.text("id") + "/challenge";
    assertThat(client.post(choose, choice).status()).isEqualTo(200);

    assertTooMany(client.post(choose, choice));
    assertTooMany(client.post(AUTHENTICATIONS, "{\"userId\": \"ada\"}"));
    assertTooMany(enroll("bob", "FR Ada"));
    Reply other = enroll("eve", "FR Eve");
    for (int i = 1; i < Host.SENDS; i++) {
      client.post(other.header("Location") + "/resend", "{}");
    }
    assertTooMany(client.post(other.header("Location") + "/resend", "{}"));
  }

  private static void assertTooMany(Reply refused) {
    assertThat(refused.problem()).isEqualTo("too-many-messages");
    assertThat(refused.text("limit")).isEqualTo("destination");
    assertThat(refused.header("Retry-After")).isNotEmpty();
  }

  @Test
  void what_cannot_be_sent_is_not_begun() {
    assertThat(enroll("XX Ada").problem()).isEqualTo("destination-not-allowed");
    host.transports.unload();
    assertThat(enroll("FR Ada").problem()).isEqualTo("no-transport");
  }

  @Test
  void an_enrollment_whose_factor_sends_nothing_is_sent_nothing() {
    String id = Holder.begin(client, "ada", "pad", "p").text("id");

    assertThat(client.post(ENROLLMENTS + "/" + id + "/resend", "{}").problem())
        .isEqualTo("nothing-to-send");
  }

  @Test
  void an_enrollment_that_has_ended_is_sent_nothing() {
    Reply begun = enroll("FR Ada");
    String resend = begun.header("Location") + "/resend";
    host.plugins.unload(PostFactor.TYPE);
    assertThat(client.post(resend, "{}").problem()).isEqualTo("factor-unavailable");
    host.clock.tick(Host.LIFETIME);
    assertThat(client.post(resend, "{}").problem()).isEqualTo("enrollment-expired");
    assertThat(client.post(resend, "{\"language\": \"?\"}").field()).isEqualTo("language");
    assertThat(client.post(ENROLLMENTS + "/" + NOBODY + "/resend", "{}").problem())
        .isEqualTo("not-found");
  }

  @Test
  void an_idempotency_key_sends_one_code() {
    Reply begun = enroll("FR Ada");
    String resend = begun.header("Location") + "/resend";
    var once = client.with("Idempotency-Key", UUID.randomUUID().toString());

    once.post(resend, "{}");
    String second = code(begun);
    Reply replayed = once.post(resend, "{}");

    assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(code(begun)).isEqualTo(second);
    assertThat(once.post(resend, "{\"language\": \"fr\"}").problem())
        .isEqualTo("idempotency-key-reused");
  }

  @Test
  void a_provider_reports_and_strangers_see_nothing() {
    host.transports.load("ready", Channel.EMAIL);
    String reports = "/v1/transports/coach/reports";

    assertThat(report(reports, "stranger SM1").problem()).isEqualTo("not-found");
    assertThat(report("/v1/transports/none/reports", "none SM1").problem()).isEqualTo("not-found");
    assertThat(report("/v1/transports/N/reports", "N SM1").problem()).isEqualTo("not-found");
    assertThat(report(reports, "x".repeat(Host.MOST_BODY + 1)).problem())
        .isEqualTo("body-too-large");
  }

  @Test
  void what_a_provider_reports_is_told() {
    Reply begun = enroll("FR Ada");
    host.sent(UUID.fromString(begun.text("id")), "coach", "SM1");

    host.transactions.failCommits(1);
    assertThat(report("/v1/transports/coach/reports", "coach SM1").problem())
        .isEqualTo("unavailable");
    assertThat(report("/v1/transports/coach/reports", "coach SM1 unreachable").status())
        .isEqualTo(204);

    Reply read = client.get(begun.header("Location"));
    assertThat(read.text("delivery.status")).isEqualTo("failed");
    assertThat(read.text("delivery.reason")).isEqualTo("unreachable");
  }

  private Reply report(String path, String body) {
    return client
        .without("Authorization")
        .with("Content-Type", "application/x-www-form-urlencoded")
        .send("POST", path, body.getBytes(StandardCharsets.UTF_8));
  }

  private Reply enroll(String address) {
    return enroll("ada", address);
  }

  private Reply enroll(String user, String address) {
    return client.post(
        ENROLLMENTS,
        """
        {"userId": "%s", "factor": "post", "options": {"address": "%s"},
         "proof": {"override": "a test"}}
        """
            .formatted(user, address));
  }

  private Reply confirm(Reply begun, String code) {
    return client.post(begun.header("Location") + "/confirm", Holder.response(code));
  }

  private Reply begin() {
    return client.post(AUTHENTICATIONS, "{\"userId\": \"ada\", \"language\": \"fr\"}");
  }

  private Reply verify(Reply asked, String code) {
    return client.post(AUTHENTICATIONS + "/" + asked.text("id") + "/verify", Holder.response(code));
  }

  private String code(Reply begun) {
    return host.departures.code(UUID.fromString(begun.text("id")));
  }

  private String challengeCode(Reply asked) {
    return host.departures.code(UUID.fromString(asked.text("challenge.id")));
  }
}
