package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.ledger.EnterEvents;
import io.countersign.domain.event.EventType;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.tenant.TenantId;
import io.countersign.rest.fixture.Reply;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often one may guess at an identifier. */
abstract class LockoutAnswers extends Answers {
  private static final String ATTEMPTS = "/v1/attempts";
  private static final String LOCKOUTS = "/v1/lockouts";
  private static final String ADA = "email:ada@example.com";
  private static final String FROM = ", \"ip\": \"203.0.113.7\"";
  private static final int MOST = 2;

  @BeforeEach
  void twoMayBeWrong() {
    Reply chosen =
        client.patch(
            "/v1/tenant",
            "{\"lockout\": {\"maxAttempts\": 2, \"minutes\": 10, \"sourceAttempts\": 1}}");
    assertThat(chosen.json().path("lockout").path("maxAttempts").asInt()).isEqualTo(MOST);
    assertThat(chosen.json().path("lockout").path("mode").asString()).isEqualTo("hard");
  }

  @Test
  void an_attempt_is_begun_and_reported() {
    Reply begun = begin(ADA);
    assertThat(begun.status()).isEqualTo(201);
    assertThat(begun.text("action")).isEqualTo("password");

    assertThat(report(begun, "succeeded").text("outcome")).isEqualTo("succeeded");
    assertThat(report(begun, "succeeded").status()).isEqualTo(200);
    Reply otherwise = report(begun, "failed");
    assertThat(otherwise.problem()).isEqualTo("attempt-ended");
    assertThat(otherwise.text("outcome")).isEqualTo("succeeded");
  }

  @Test
  void what_became_of_attempts_and_codes_is_in_the_audit_log() {
    host.transports.load("coach", Channel.SMS);
    report(begin("user:42"), "succeeded");
    report(client.post(ATTEMPTS, "{\"identifier\": \"" + ADA + "\"" + FROM + "}"), "failed");
    check(verification());
    assertThat(new EnterEvents(host.ledger, host.transactions).enter(TenantId.DEFAULT))
        .isPositive();

    Reply right = client.get("/v1/audit?type=attempt.succeeded");
    assertThat(right.text("events.0.user")).isEqualTo("42");
    assertThat(right.text("events.0.outcome")).isEqualTo("done");
    Reply wrong = client.get("/v1/audit?type=attempt.failed");
    assertThat(wrong.text("events.0.actor")).startsWith("api-key:");
    assertThat(wrong.text("events.0.client")).isEqualTo("shop");
    assertThat(wrong.text("events.0.outcome")).isEqualTo("failed");
    assertThat(wrong.text("events.0.data.identifier")).isEqualTo("a***@example.com");
    assertThat(wrong.text("events.0.data.ip")).isEqualTo("203.0.113.7");
    assertThat(wrong.text("events.0.data.reason")).isEqualTo("failed");
    Reply code = client.get("/v1/audit?type=verification.failed");
    assertThat(code.text("events.0.outcome")).isEqualTo("failed");
    assertThat(code.text("events.0.data.identifier")).isEqualTo("FR•••");
    assertThat(code.body()).doesNotContain("FR Ada");
  }

  @Test
  void everything_may_be_said_of_an_attempt() {
    Reply begun =
        client.post(
            ATTEMPTS,
            """
            {"identifier": "phone:+33 6 12 34 56 78", "user": "42", "ip": "::ffff:203.0.113.7",
             "device": "0123456789abcdef", "action": "password-reset"}\
            """);
    assertThat(begun.text("action")).isEqualTo("password-reset");
  }

  @Test
  void what_is_locked_is_answered_alike_for_everybody_and_says_until_when() {
    lock(ADA);
    lock("email:nobody@example.com");

    Reply known = begin("email: ADA@example.com");
    assertThat(known.problem()).isEqualTo("locked");
    assertThat(known.header("Retry-After")).isEqualTo("600");
    assertThat(known.json().path("retryAfter").asInt()).isEqualTo(600);
    assertThat(known.text("lockedUntil"))
        .isEqualTo(host.clock.instant().plus(Duration.ofMinutes(10)).toString());
    Reply unknown = begin("email:nobody@example.com");
    assertThat(unknown.status()).isEqualTo(known.status());
    assertThat(unknown.text("lockedUntil")).isEqualTo(known.text("lockedUntil"));
    assertThat(unknown.text("detail")).isEqualTo(known.text("detail"));
    assertThat(host.events.all())
        .filteredOn(event -> event.type() == EventType.IDENTIFIER_LOCKOUT)
        .hasSize(2);
  }

  @Test
  void what_is_locked_is_listed_page_by_page_and_found_by_its_identifier() {
    lock(ADA);
    client.post(LOCKOUTS, "{\"identifier\": \"username:bob\", \"minutes\": 1440}");

    Reply page = client.get(LOCKOUTS + "?limit=1");
    assertThat(page.json().path("lockouts")).hasSize(1);
    assertThat(page.json().path("lockouts").path(0).path("identifier").asString())
        .isEqualTo("a***@example.com");
    Reply next = client.get(LOCKOUTS + "?limit=1&after=" + page.text("next"));
    assertThat(next.json().path("lockouts").path(0).path("cause").asString())
        .isEqualTo("administrator");
    assertThat(client.get(LOCKOUTS + "?after=" + next.text("next")).json().path("lockouts"))
        .isEmpty();
    Reply found = client.get(LOCKOUTS + "?identifier=email:ada%40example.com");
    assertThat(found.json().path("lockouts")).hasSize(1);
  }

  @Test
  void each_identifier_to_unlock_is_answered() {
    lock(ADA);
    begin("username:bob");

    Reply unlocked = unlock(ADA, "username:BOB", "username:carl");

    assertThat(unlocked.json().path("results").findValuesAsString("result"))
        .isEqualTo(List.of("unlocked", "not_locked", "unknown"));
    assertThat(begin(ADA).status()).isEqualTo(201);
  }

  @Test
  void linked_identifiers_share_one_count() {
    Reply linked =
        client.put(
            "/v1/users/42/identifiers",
            "{\"identifiers\": [\"" + ADA + "\", \"phone:+33612345678\"]}");
    assertThat(linked.json().path("identifiers").findValuesAsString("identifier"))
        .containsExactlyInAnyOrder("a***@example.com", "+33***78");
    lock(ADA);
    assertThat(begin("phone:0033612345678").problem()).isEqualTo("locked");
    assertThat(begin("user:42").problem()).isEqualTo("locked");
  }

  @Test
  void codes_count_at_their_address_over_all_verifications() {
    host.transports.load("coach", Channel.SMS);
    Reply first = verification();
    assertThat(check(first).problem()).isEqualTo("response-rejected");
    Reply second = verification();
    assertThat(check(second).problem()).isEqualTo("response-rejected");

    Reply locked = check(second);
    assertThat(locked.problem()).isEqualTo("locked");
    assertThat(locked.header("Retry-After")).isEqualTo("600");
    assertThat(client.post("/v1/verifications/" + second.text("id") + "/resend", "{}").problem())
        .isEqualTo("locked");
    assertThat(verification().problem()).isEqualTo("locked");
  }

  @Test
  void a_source_of_codes_is_stopped_before_the_address_is() {
    host.transports.load("coach", Channel.SMS);
    Reply begun = verification(FROM);
    assertThat(check(begun, FROM).problem()).isEqualTo("response-rejected");

    assertThat(check(begun, FROM).problem()).isEqualTo("locked");
    assertThat(verification(FROM).problem()).isEqualTo("locked");
    String resend = "/v1/verifications/" + begun.text("id") + "/resend";
    assertThat(client.post(resend, "{" + FROM.substring(2) + "}").problem()).isEqualTo("locked");
    assertThat(check(begun, ", \"device\": \"0123456789abcdef\"").problem())
        .isEqualTo("response-rejected");
  }

  @Test
  void who_asks_for_a_code_or_sends_it_is_told_in_its_form() {
    host.transports.load("coach", Channel.SMS);
    Reply begun = verification();
    assertThat(verification(", \"device\": \"short\"").field()).isEqualTo("device");
    assertThat(verification(", \"ip\": \"1\"").field()).isEqualTo("ip");
    assertThat(check(begun, ", \"device\": \"short\"").field()).isEqualTo("device");
    assertThat(check(begun, ", \"ip\": \"1\"").field()).isEqualTo("ip");
    String resend = "/v1/verifications/" + begun.text("id") + "/resend";
    assertThat(client.post(resend, "{\"ip\": \"1\"}").field()).isEqualTo("ip");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"identifier\": \"ada\"}",
        "{\"identifier\": \"phone:0612345678\"}",
        "{\"identifier\": \"email:a\u200bda@example.com\"}",
        "{\"identifier\": \"mail:ada@example.com\"}",
      })
  void what_has_no_normal_form_is_refused(String body) {
    for (String path : List.of(ATTEMPTS, LOCKOUTS)) {
      assertThat(client.post(path, body).field()).isEqualTo("identifier");
    }
  }

  @Test
  void what_is_not_of_its_form_is_refused() {
    assertThat(client.post(ATTEMPTS, "{\"identifier\": \"user:1\", \"user\": \"2\"}").field())
        .isEqualTo("user");
    assertThat(client.post(ATTEMPTS, "{\"identifier\": \"user:1\", \"ip\": \"1\"}").field())
        .isEqualTo("ip");
    assertThat(client.post(ATTEMPTS, "{\"identifier\": \"user:1\", \"device\": \"short\"}").field())
        .isEqualTo("device");
    assertThat(
            client
                .post(ATTEMPTS, "{\"identifier\": \"user:1\", \"action\": \"enrollment\"}")
                .field())
        .isEqualTo("action");
    assertThat(client.post(LOCKOUTS + "/unlock", "{\"identifiers\": []}").field())
        .isEqualTo("identifiers");
    assertThat(client.get(LOCKOUTS + "?after=nowhere").field()).isEqualTo("after");
    assertThat(client.put("/v1/users/42/identifiers", "{\"identifiers\": [\"user:42\"]}").field())
        .isEqualTo("identifiers[0]");
    assertThat(client.patch("/v1/tenant", "{\"lockout\": {\"maxAttempts\": 1001}}").field())
        .isEqualTo("lockout.maxAttempts");
    assertThat(client.patch("/v1/tenant", "{\"lockout\": {\"minutes\": 0}}").field())
        .isEqualTo("lockout.minutes");
  }

  @Test
  void an_attempt_of_nobody_is_not_found() {
    String nobodys = ATTEMPTS + "/" + UUID.randomUUID() + "/outcome";
    assertThat(client.post(nobodys, "{\"outcome\": \"failed\"}").problem()).isEqualTo("not-found");
  }

  private Reply begin(String identifier) {
    return client.post(ATTEMPTS, "{\"identifier\": \"" + identifier + "\"}");
  }

  private Reply report(Reply begun, String outcome) {
    return client.post(
        ATTEMPTS + "/" + begun.text("id") + "/outcome", "{\"outcome\": \"" + outcome + "\"}");
  }

  private void lock(String identifier) {
    for (int i = 0; i < MOST; i++) {
      assertThat(report(begin(identifier), "failed").status()).isEqualTo(200);
    }
  }

  private Reply unlock(String... identifiers) {
    return client.post(
        LOCKOUTS + "/unlock",
        "{\"identifiers\": [\"" + String.join("\", \"", identifiers) + "\"]}");
  }

  private Reply verification() {
    return verification("");
  }

  private Reply verification(String who) {
    return client.post(
        "/v1/verifications",
        "{\"factor\": \"letter\", \"purpose\": \"sign-in\", \"options\": {\"address\": \"FR Ada\"}%s}"
            .formatted(who));
  }

  private Reply check(Reply begun) {
    return check(begun, "");
  }

  private Reply check(Reply begun, String who) {
    String right = host.departures.code(UUID.fromString(begun.text("id")));
    return client.post(
        "/v1/verifications/" + begun.text("id") + "/check",
        "{\"response\": {\"code\": \"%s\"}%s}"
            .formatted(right.equals("000000") ? "000001" : "000000", who));
  }
}
