package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Plugins;
import io.countersign.rest.fixture.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

abstract class VerificationAnswers extends Answers {
  @Test
  void a_right_code_is_approved_once() {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();

    Reply verified = ada.verify(id);

    assertThat(verified.status()).isEqualTo(200);
    assertThat(verified.text("status")).isEqualTo("approved");
    assertThat(verified.text("next")).isEqualTo("done");
    assertThat(verified.text("assurance.amr.0")).isEqualTo("otp");
    assertThat(verified.text("assertion")).isNotEmpty();
    assertThat(client.get("/v1/authentications/" + id).text("assertion"))
        .as("told again to whoever missed it")
        .isNotEmpty();
    assertThat(ada.replay(id).problem()).isEqualTo("authentication-not-waiting");
    assertThat(ada.replay(ada.begin()).problem()).isEqualTo("response-rejected");
    assertThat(host.notes.verifications()).containsExactly("pad verified", "pad rejected");
  }

  @Test
  void an_assertion_is_told_until_it_expires() {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();
    ada.verify(id);
    host.clock.tick(Duration.ofMinutes(5));

    Reply read = client.get("/v1/authentications/" + id);

    assertThat(read.text("status")).isEqualTo("approved");
    assertThat(read.text("assertion")).isEmpty();
  }

  @Test
  void wrong_codes_count_down_and_then_it_is_over() {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();
    for (int left = Host.ATTEMPTS - 1; left >= 0; left--) {
      Reply rejected = ada.guess(id);
      assertThat(rejected.status()).isEqualTo(422);
      assertThat(rejected.problem()).isEqualTo("response-rejected");
      assertThat(rejected.json().path("attemptsLeft").asInt()).isEqualTo(left);
    }

    Reply late = ada.verify(id);

    assertThat(late.status()).isEqualTo(429);
    assertThat(late.problem()).isEqualTo("attempts-exhausted");
    assertThat(client.get("/v1/authentications/" + id).text("reason"))
        .isEqualTo("attempts-exhausted");
  }

  @Test
  void an_authenticator_that_was_guessed_at_too_often_rests() {
    Holder ada = Holder.enroll(client, "ada");
    for (int guessed = 0; guessed < Host.GUESSES; ) {
      String id = ada.begin();
      for (int i = 0; i < Host.ATTEMPTS && guessed < Host.GUESSES; i++, guessed++) {
        ada.guess(id);
      }
    }
    host.clock.tick(Duration.ofMillis(500));

    Reply refused = ada.verify(ada.begin());

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.problem()).isEqualTo("too-many-guesses");
    assertThat(refused.header("Retry-After"))
        .as("whole seconds, rounded up")
        .isEqualTo(Long.toString(Host.GUESS_WINDOW.toSeconds()));
    assertThat(refused.json().path("retryAfter").asLong()).isEqualTo(Host.GUESS_WINDOW.toSeconds());
    host.clock.tick(Host.GUESS_WINDOW);
    assertThat(ada.verify(ada.begin()).text("status")).isEqualTo("approved");
  }

  @Test
  void a_malformed_code_is_named_and_not_counted() {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();

    Reply malformed =
        client.post("/v1/authentications/" + id + "/verify", Holder.response("12345"));

    assertThat(malformed.problem()).isEqualTo("invalid-request");
    assertThat(malformed.field()).isEqualTo("response.code");
    assertThat(client.get("/v1/authentications/" + id).json().path("attemptsLeft").asInt())
        .isEqualTo(Host.ATTEMPTS);
  }

  @Test
  void a_revoked_authenticator_proves_nothing() {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();
    host.revoke(ada);

    assertThat(ada.verify(id).problem()).isEqualTo("authenticator-gone");
  }

  @Test
  void a_factor_that_fails_lets_nobody_in_and_the_attempt_counts() {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();
    host.plugins.breakDown(Plugins.PAD);

    assertThat(ada.verify(id).problem()).isEqualTo("factor-unavailable");
    assertThat(client.get("/v1/authentications/" + id).json().path("attemptsLeft").asInt())
        .isEqualTo(Host.ATTEMPTS - 1);
    assertThat(host.notes.verifications()).containsExactly("pad unavailable");
  }

  @Test
  void a_secret_that_cannot_be_read_lets_nobody_in() {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();
    host.loseKeys();

    Reply verified = ada.verify(id);

    assertThat(verified.status()).isEqualTo(503);
    assertThat(verified.problem()).isEqualTo("unavailable");
  }

  @Test
  void a_commit_that_fails_is_no_success() {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();
    host.transactions.failCommits(1);

    assertThat(ada.verify(id).problem()).isEqualTo("unavailable");
    assertThat(client.get("/v1/authentications/" + id).text("status")).isEqualTo("pending");
    assertThat(ada.verify(id).text("status")).isEqualTo("approved");
  }

  @Test
  void an_idempotency_key_does_not_repeat_a_success() {
    Holder ada = Holder.enroll(client.with("Idempotency-Key", "enroll"), "ada");
    String id = client.post("/v1/authentications", "{\"userId\": \"ada\"}").text("id");

    assertThat(ada.verify(id).status()).isEqualTo(200);
    assertThat(ada.replay(id).status()).isEqualTo(409);
  }
}
