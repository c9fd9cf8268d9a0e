package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Command.ChallengeWith;
import io.countersign.domain.policy.Command.ChallengeWithAny;
import io.countersign.domain.policy.Command.Deny;
import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Plugins;
import io.countersign.rest.fixture.Reply;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void a_policy_may_let_the_user_pick_and_says_how_it_came_to_that() {
    Holder card = Holder.enroll(client, "ada", "card", "one");
    Holder pad = Holder.enroll(client, "ada", "pad", "two");
    host.engine.write(
        "{\"pick\":true}",
        new ChallengeWithAny(
            List.of(new FactorType("push"), new FactorType("pad"), new FactorType("card"))),
        new ChallengeWith(new FactorType("card")));
    activate("{\"pick\": true}");

    Reply begun = client.post(ALL, "{\"userId\": \"ada\"}");
    assertThat(begun.text("status")).isEqualTo("pending");
    assertThat(begun.text("next")).isEqualTo("choose");
    assertThat(begun.text("alternatives.0.id")).isEqualTo(pad.authenticator());
    assertThat(begun.text("alternatives.1.id")).isEqualTo(card.authenticator());
    String id = begun.text("id");
    assertThat(pad.verify(id).problem()).isEqualTo("authentication-not-waiting");
    assertThat(choose(id, pad.authenticator()).text("next")).isEqualTo("verify");
    Reply second = pad.verify(id);
    assertThat(second.text("challenge.authenticator.id")).isEqualTo(card.authenticator());
    assertThat(second.json().at("/challenge/shown/number").isMissingNode()).isFalse();
    assertThat(card.verify(id).text("status")).isEqualTo("approved");

    Reply trace = client.get(ALL + "/" + id + "/trace");
    assertThat(trace.text("version")).isEqualTo("1");
    assertThat(trace.text("trace.0.text")).isEqualTo("challenge-with-any push pad card");
    assertThat(trace.text("trace.0.line")).isEqualTo("7");
    assertThat(trace.text("trace.1.what")).isEqualTo("dropped");
    assertThat(trace.text("trace.1.factor")).isEqualTo("push");
    assertThat(trace.text("trace.1.text")).isEqualTo("not-loaded");
    assertThat(client.get(ALL + "/" + UUID.randomUUID() + "/trace").problem())
        .isEqualTo("not-found");
  }

  @Test
  void a_policy_that_denies_says_why() {
    host.engine.write("{\"deny\":true}", new Deny("Not after ten."));
    activate("{\"deny\": true}");

    Reply begun = client.post(ALL, "{\"userId\": \"ada\"}");

    assertThat(begun.text("status")).isEqualTo("denied");
    assertThat(begun.text("reason")).isEqualTo("denied-by-policy");
    assertThat(begun.text("message")).isEqualTo("Not after ten.");
  }

  @Test
  void an_application_may_ask_for_more_than_is_demanded() {
    Holder ada = Holder.enroll(client, "ada");
    client.patch("/v1/tenant", "{\"mfa\": \"off\"}");

    Reply asked =
        client.post(ALL, "{\"userId\": \"ada\", \"acrValues\": [\"urn:countersign:acr:1fa\"]}");
    assertThat(asked.text("next")).isEqualTo("verify");
    assertThat(ada.verify(asked.text("id")).text("status")).isEqualTo("approved");
    assertThat(client.post(ALL, "{\"userId\": \"ada\", \"maxAgeSeconds\": 60}").text("next"))
        .isEqualTo("verify");
    assertThat(client.post(ALL, "{\"userId\": \"ada\", \"acrValues\": [\"gold\"]}").text("reason"))
        .isEqualTo("unmet-authentication-requirements");
  }

  @Test
  void what_a_policy_may_want_to_know_is_taken() {
    Reply begun =
        client.post(
            ALL,
            """
            {"userId": "ada", "organization": "acme", "context": {
              "user": {"roles": ["admin"], "email": "ada@example.com", "emailVerified": true,
                       "metadata": {"any": [1, 2.5, {"thing": true}]}},
              "organization": {"name": "Acme", "metadata": {"factors": "otp,email"}},
              "request": {"ip": "192.0.2.1", "location": {"latitude": 48.8, "longitude": 2}}}}
            """);

    assertThat(begun.status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"user": {"roles": "admin"}}                       | context.user.roles
          {"user": {"email": ""}}                            | context.user.email
          {"user": {"metadata": []}}                         | context.user.metadata
          {"user": {"age": 3}}                               | context.user.age
          {"users": {}}                                      | context.users
          {"organization": {}}                               | organization
          {"request": {"location": {"latitude": 91, "longitude": 0}}} | context.request.location.latitude
          {"request": {"location": {"latitude": 1}}}         | context.request.location.longitude
          {"request": {"location": {"latitude": 1, "longitude": 1, "country": "fr"}}} | context.request.location.country
          """)
  void what_is_not_of_its_form_is_named(String context, String field) {
    Reply refused = client.post(ALL, "{\"userId\": \"ada\", \"context\": %s}".formatted(context));

    assertThat(refused.problem()).isEqualTo("invalid-request");
    assertThat(refused.field()).isEqualTo(field);
    assertThat(client.get("/v1/users/ada").status()).isEqualTo(404);
  }

  private void activate(String document) {
    assertThat(
            client
                .post(
                    "/v1/policies",
                    "{\"kind\": \"rules\", \"activate\": true, \"document\": %s}"
                        .formatted(document))
                .status())
        .isEqualTo(201);
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
