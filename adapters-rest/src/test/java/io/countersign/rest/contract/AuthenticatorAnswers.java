package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Plugins;
import io.countersign.rest.fixture.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

abstract class AuthenticatorAnswers extends Answers {
  private static final String OF_ADA = "/v1/users/ada/authenticators";
  private static final String LOST = "{\"proof\": {\"override\": \"lost\"}}";

  @Test
  void a_users_authenticators_are_listed() {
    Holder ada = Holder.enroll(client, "ada");

    Reply listed = client.get(OF_ADA);

    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.text("authenticators.0.id")).isEqualTo(ada.authenticator());
    assertThat(listed.text("authenticators.0.userId")).isEqualTo("ada");
    assertThat(client.get("/v1/users/nobody/authenticators").json().path("authenticators").size())
        .as("an unknown user has none")
        .isZero();
  }

  @Test
  void a_user_sees_their_own_and_nobody_elses() {
    Holder.enroll(client, "bob");
    Holder ada = Holder.enroll(client, "ada");

    Reply listed = client.as(host.userToken("ada")).get("/v1/account/authenticators");

    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.text("authenticators.0.id")).isEqualTo(ada.authenticator());
    assertThat(listed.json().path("authenticators").size()).isOne();
  }

  @Test
  void an_authenticator_is_renamed() {
    String path = OF_ADA + "/" + Holder.enroll(client, "ada").authenticator();

    Reply renamed = client.patch(path, named("Ada's löndon phone"));

    assertThat(renamed.status()).isEqualTo(200);
    assertThat(renamed.text("label")).isEqualTo("Ada's löndon phone");
    assertThat(client.get(OF_ADA).text("authenticators.0.label")).isEqualTo("Ada's löndon phone");
    assertThat(client.patch(OF_ADA + "/" + NOBODY, named("x")).problem()).isEqualTo("not-found");
  }

  @Test
  void an_authenticator_is_revoked_once() {
    String path = OF_ADA + "/" + Holder.enroll(client, "ada").authenticator();

    assertThat(client.post(path + "/revoke", LOST).status()).isEqualTo(204);
    assertThat(client.get(OF_ADA).json().path("authenticators").size()).isZero();
    assertThat(client.post(path + "/revoke", LOST).problem()).isEqualTo("not-found");
    assertThat(client.patch(path, named("x")).problem()).isEqualTo("not-found");
  }

  @Test
  void a_reason_is_one_line_for_people() {
    String path = OF_ADA + "/" + Holder.enroll(client, "ada").authenticator() + "/revoke";
    for (String reason : new String[] {"", " ", "two\\nlines", "x".repeat(201), "\\u2028"}) {
      assertThat(client.post(path, LOST.replace("lost", reason)).field())
          .isEqualTo("proof.override");
    }
    assertThat(client.post(path, "{\"reason\": \"lost\"}").field()).isEqualTo("reason");
    assertThat(client.get(OF_ADA).json().path("authenticators").size()).isOne();
  }

  @Test
  void a_change_takes_fresh_proof() {
    Holder ada = Holder.enroll(client, "ada");
    String path = OF_ADA + "/" + ada.authenticator();
    String authentication = ada.begin();
    String proof = "\"proof\": {\"authenticationId\": \"" + authentication + "\"}";

    assertThat(client.patch(path, "{\"label\": \"x\"}").problem())
        .isEqualTo("insufficient-user-authentication");
    assertThat(client.post(path + "/revoke", "{}").problem())
        .isEqualTo("insufficient-user-authentication");
    assertThat(client.post("/v1/users/ada/mfa/disable", "{}").problem())
        .isEqualTo("insufficient-user-authentication");
    ada.verify(authentication);
    assertThat(client.patch(path, "{\"label\": \"x\", " + proof + "}").text("label"))
        .isEqualTo("x");
    host.clock.tick(Duration.ofMinutes(5));
    assertThat(client.post(path + "/revoke", "{" + proof + "}").problem())
        .isEqualTo("insufficient-user-authentication");
  }

  @Test
  void one_is_the_default_and_asked_first() {
    Holder first = Holder.enroll(client, "ada", "pad", "first");
    host.clock.tick(Duration.ofSeconds(1));
    Holder second = Holder.enroll(client, "ada", "pad", "second");
    host.clock.tick(Duration.ofSeconds(1));

    Reply preferred =
        client.patch(
            OF_ADA + "/" + first.authenticator(), "{\"default\": true, " + LOST.substring(1));

    assertThat(preferred.json().path("default").asBoolean()).isTrue();
    assertThat(
            client
                .post("/v1/authentications", "{\"userId\": \"ada\"}")
                .text("challenge.authenticator.id"))
        .isEqualTo(first.authenticator())
        .isNotEqualTo(second.authenticator());
    assertThat(client.patch(OF_ADA + "/" + first.authenticator(), LOST).field()).isEqualTo("label");
  }

  @Test
  void everything_is_disabled_at_once() {
    Holder.enroll(client, "ada", "pad", "first");
    Holder.enroll(client, "ada", "pad", "second");

    assertThat(client.post("/v1/users/ada/mfa/disable", LOST).status()).isEqualTo(204);
    assertThat(client.get(OF_ADA).json().path("authenticators").size()).isZero();
    assertThat(client.get("/v1/users/ada/backup-codes").problem()).isEqualTo("not-found");
  }

  @Test
  void what_is_mandatory_is_disabled_by_a_help_desk_only() {
    mandatory();
    Holder ada = Holder.enroll(client, "ada");
    String authentication = ada.begin();
    ada.verify(authentication);
    String proof = "{\"proof\": {\"authenticationId\": \"" + authentication + "\"}}";

    assertThat(client.post("/v1/users/ada/mfa/disable", proof).problem())
        .isEqualTo("mfa-mandatory");
    assertThat(client.post("/v1/users/ada/mfa/disable", LOST).status()).isEqualTo(204);
  }

  @Test
  void what_a_user_holds_already_is_imported() {
    Reply imported = bind("pad", "old");

    assertThat(imported.status()).isEqualTo(201);
    assertThat(imported.text("label")).isEqualTo("Code pad");
    assertThat(imported.json().path("lastUsedAt").isMissingNode()).isTrue();
    assertThat(bind("pad", "old").problem()).isEqualTo("already-bound");
    assertThat(bind("sms", "old").problem()).isEqualTo("unknown-factor");
    assertThat(bind("card", "old").problem()).isEqualTo("not-importable");
    assertThat(
            client
                .post(
                    "/v1/authenticators",
                    "{\"userId\": \"ada\", \"factor\": \"pad\", \"options\": {\"pad\": 7}}")
                .field())
        .isEqualTo("options.pad");
    host.plugins.breakDown(Plugins.PAD);
    assertThat(bind("pad", "new").problem()).isEqualTo("factor-unavailable");
  }

  @Test
  void another_tenant_finds_nothing() {
    String path = OF_ADA + "/" + Holder.enroll(client, "ada").authenticator();
    var stranger = stranger();

    assertThat(stranger.get(OF_ADA).json().path("authenticators").size()).isZero();
    assertThat(stranger.patch(path, named("mine")).problem()).isEqualTo("not-found");
    assertThat(stranger.post(path + "/revoke", LOST).problem()).isEqualTo("not-found");
    assertThat(client.get(OF_ADA).text("authenticators.0.label")).isEqualTo("Code pad");
  }

  private static String named(String label) {
    return "{\"label\": \"" + label + "\", " + LOST.substring(1);
  }

  private Reply bind(String factor, String pad) {
    return client.post(
        "/v1/authenticators",
        """
        {"userId": "ada", "factor": "%s", "options": {"pad": "%s"}}
        """
            .formatted(factor, pad));
  }
}
