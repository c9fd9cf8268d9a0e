package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Plugins;
import io.countersign.rest.fixture.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

abstract class AuthenticationAnswers extends Answers {
  private static final String ALL = "/v1/authentications";

  @Test
  void whoever_has_an_authenticator_is_challenged_with_alternatives() {
    Holder.enroll(client, "ada", "card", "one");
    host.clock.tick(Duration.ofSeconds(1));
    Holder last = Holder.enroll(client, "ada", "pad", "two");

    Reply begun = client.post(ALL, "{\"userId\": \"ada\"}");

    assertThat(begun.status()).isEqualTo(201);
    assertThat(begun.header("Location")).isEqualTo(ALL + "/" + begun.text("id"));
    assertThat(begun.text("status")).isEqualTo("pending");
    assertThat(begun.text("next")).isEqualTo("verify");
    assertThat(begun.text("challenge.authenticator.id")).isEqualTo(last.authenticator());
    assertThat(begun.json().at("/challenge/shown/number").asInt()).isEqualTo(1);
    assertThat(begun.text("alternatives.0.factor")).isEqualTo("card");
    assertThat(begun.json().path("attemptsLeft").asInt()).isEqualTo(Host.ATTEMPTS);
  }

  @Test
  void what_was_shown_is_not_told_again() {
    String id = Holder.enroll(client, "ada").begin();

    Reply read = client.get(ALL + "/" + id);

    assertThat(read.status()).isEqualTo(200);
    assertThat(read.text("next")).isEqualTo("verify");
    assertThat(read.json().at("/challenge/shown").isMissingNode()).isTrue();
  }

  @Test
  void whoever_has_nothing_is_let_in_where_that_is_the_policy() {
    Reply begun =
        client.post(
            ALL,
            """
            {"userId": "ada", "firstFactor": {"method": "pwd", "at": "2026-03-29T02:29:59.5Z"}}
            """);

    assertThat(begun.text("status")).isEqualTo("approved");
    assertThat(begun.text("next")).isEqualTo("done");
    assertThat(begun.text("assurance.amr.0")).isEqualTo("pwd");
    assertThat(begun.text("assurance.authTime")).isEqualTo("2026-03-29T02:29:59.500Z");
    assertThat(begun.text("assertion")).isNotEmpty();
  }

  @Test
  void the_assertion_is_told_only_to_the_client_it_is_for() {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();
    Client other =
        client.as(
            client
                .post(
                    "/v1/api-keys",
                    """
                    {"client": "other", "scopes": ["authentications:read", "authentications:write"]}
                    """)
                .text("token"));

    assertThat(ada.verify(id).text("assertion")).isNotEmpty();

    Reply read = other.get(ALL + "/" + id);
    assertThat(read.text("status")).isEqualTo("approved");
    assertThat(read.json().path("assertion").isMissingNode()).isTrue();
    assertThat(client.get(ALL + "/" + id).text("assertion")).isNotEmpty();
  }

  @Test
  void whoever_has_nothing_must_enroll_where_that_is_the_policy() {
    mandatory();

    Reply begun = client.post(ALL, "{\"userId\": \"ada\"}");

    assertThat(begun.text("next")).isEqualTo("enroll");
    assertThat(begun.text("enroll.factors.0")).isEqualTo("card");
    assertThat(begun.text("enroll.factors.1")).isEqualTo("pad");
  }

  @Test
  void whoever_has_only_what_is_not_loaded_is_denied() {
    Holder.enroll(client, "ada");
    host.plugins.unload(Plugins.PAD);

    Reply begun = client.post(ALL, "{\"userId\": \"ada\"}");

    assertThat(begun.text("status")).isEqualTo("denied");
    assertThat(begun.text("reason")).isEqualTo("no-usable-factor");
  }

  @Test
  void a_factor_that_fails_is_a_problem_if_there_is_no_other() {
    Holder.enroll(client, "ada");
    host.plugins.breakDown(Plugins.PAD);

    Reply begun = client.post(ALL, "{\"userId\": \"ada\"}");

    assertThat(begun.status()).isEqualTo(503);
    assertThat(begun.problem()).isEqualTo("factor-unavailable");
    assertThat(begun.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void a_first_factor_of_the_future_is_invalid() {
    Reply begun =
        client.post(
            ALL,
            """
            {"userId": "ada", "firstFactor": {"method": "pwd", "at": "2026-03-29T02:32:00Z"}}
            """);

    assertThat(begun.problem()).isEqualTo("invalid-request");
    assertThat(begun.field()).isEqualTo("firstFactor.at");
    assertThat(client.get("/v1/users/ada").status()).isEqualTo(404);
  }

  @Test
  void an_authentication_expires() {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();
    host.clock.tick(Host.LIFETIME);

    assertThat(client.get(ALL + "/" + id).text("status")).isEqualTo("expired");
    assertThat(ada.verify(id).problem()).isEqualTo("authentication-expired");
    assertThat(choose(id, ada.authenticator()).problem()).isEqualTo("authentication-expired");
  }

  @Test
  void another_authenticator_can_be_chosen() {
    Holder first = Holder.enroll(client, "ada", "card", "one");
    host.clock.tick(Duration.ofSeconds(1));
    Holder second = Holder.enroll(client, "ada", "pad", "two");
    String id = second.begin();

    Reply chosen = choose(id, first.authenticator());

    assertThat(chosen.status()).isEqualTo(200);
    assertThat(chosen.text("challenge.authenticator.id")).isEqualTo(first.authenticator());
    assertThat(chosen.text("alternatives.0.id")).isEqualTo(second.authenticator());
    assertThat(second.verify(id).problem()).isEqualTo("response-rejected");
    assertThat(first.verify(id).text("status")).isEqualTo("approved");
    assertThat(choose(id, first.authenticator()).problem()).isEqualTo("authentication-not-waiting");
    assertThat(choose(id, first.authenticator()).text("authenticationStatus"))
        .isEqualTo("approved");
  }

  @Test
  void only_an_authenticator_of_the_user_can_be_chosen() {
    Holder bob = Holder.enroll(client, "bob");
    String id = Holder.enroll(client, "ada").begin();

    assertThat(choose(id, bob.authenticator()).problem()).isEqualTo("no-such-choice");
    assertThat(choose(id, NOBODY).problem()).isEqualTo("no-such-choice");
    assertThat(choose(NOBODY, bob.authenticator()).problem()).isEqualTo("not-found");
  }

  @Test
  void an_exhausted_authentication_takes_no_other_choice() {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();
    for (int i = 0; i < Host.ATTEMPTS; i++) {
      ada.guess(id);
    }

    Reply chosen = choose(id, ada.authenticator());

    assertThat(chosen.status()).isEqualTo(429);
    assertThat(chosen.problem()).isEqualTo("attempts-exhausted");
  }

  @Test
  void a_choice_whose_factor_fails_is_a_problem() {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();
    host.plugins.breakDown(Plugins.PAD);

    assertThat(choose(id, ada.authenticator()).problem()).isEqualTo("factor-unavailable");
  }

  @Test
  void a_revoked_authenticator_is_still_named_in_the_challenge_but_no_choice() {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();
    host.revoke(ada);

    Reply read = client.get(ALL + "/" + id);

    assertThat(read.text("challenge.authenticator.id")).isEqualTo(ada.authenticator());
    assertThat(read.json().at("/challenge/authenticator/label").isMissingNode()).isTrue();
    assertThat(read.json().path("alternatives").size()).isZero();
  }

  @Test
  void another_tenant_finds_nothing() {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();
    var stranger = stranger();

    assertThat(stranger.get(ALL + "/" + id).problem()).isEqualTo("not-found");
    assertThat(
            stranger
                .post(
                    ALL + "/" + id + "/challenge",
                    "{\"authenticatorId\": \"" + ada.authenticator() + "\"}")
                .problem())
        .isEqualTo("not-found");
    assertThat(stranger.post(ALL + "/" + id + "/verify", Holder.response("000000")).problem())
        .isEqualTo("not-found");
    assertThat(client.get(ALL + "/" + id).json().path("attemptsLeft").asInt())
        .isEqualTo(Host.ATTEMPTS);
  }

  private Reply choose(String id, String authenticator) {
    return client.post(
        ALL + "/" + id + "/challenge", "{\"authenticatorId\": \"" + authenticator + "\"}");
  }
}
