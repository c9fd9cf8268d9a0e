package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Plugins;
import io.countersign.rest.fixture.Reply;
import org.junit.jupiter.api.Test;

abstract class AuthenticatorAnswers extends Answers {
  private static final String OF_ADA = "/v1/users/ada/authenticators";

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
    String path = "/v1/authenticators/" + Holder.enroll(client, "ada").authenticator();

    Reply renamed = client.patch(path, "{\"label\": \"Ada's löndon phone\"}");

    assertThat(renamed.status()).isEqualTo(200);
    assertThat(renamed.text("label")).isEqualTo("Ada's löndon phone");
    assertThat(client.get(OF_ADA).text("authenticators.0.label")).isEqualTo("Ada's löndon phone");
    assertThat(client.patch("/v1/authenticators/" + NOBODY, "{\"label\": \"x\"}").problem())
        .isEqualTo("not-found");
  }

  @Test
  void an_authenticator_is_revoked_once() {
    String path = "/v1/authenticators/" + Holder.enroll(client, "ada").authenticator();

    assertThat(client.post(path + "/revoke", "{\"reason\": \"phone lost\"}").status())
        .isEqualTo(204);
    assertThat(client.get(OF_ADA).json().path("authenticators").size()).isZero();
    assertThat(client.post(path + "/revoke", "{\"reason\": \"phone lost\"}").problem())
        .isEqualTo("not-found");
    assertThat(client.patch(path, "{\"label\": \"x\"}").problem()).isEqualTo("not-found");
  }

  @Test
  void a_reason_is_one_line_for_people() {
    String path = "/v1/authenticators/" + Holder.enroll(client, "ada").authenticator() + "/revoke";
    for (String reason : new String[] {"", " ", "two\\nlines", "x".repeat(201), "\\u2028"}) {
      assertThat(client.post(path, "{\"reason\": \"" + reason + "\"}").field()).isEqualTo("reason");
    }
    assertThat(client.post(path, "{}").field()).isEqualTo("reason");
    assertThat(client.get(OF_ADA).json().path("authenticators").size()).isOne();
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
    String path = "/v1/authenticators/" + Holder.enroll(client, "ada").authenticator();
    var stranger = stranger();

    assertThat(stranger.get(OF_ADA).json().path("authenticators").size()).isZero();
    assertThat(stranger.patch(path, "{\"label\": \"mine\"}").problem()).isEqualTo("not-found");
    assertThat(stranger.post(path + "/revoke", "{\"reason\": \"mine\"}").problem())
        .isEqualTo("not-found");
    assertThat(client.get(OF_ADA).text("authenticators.0.label")).isEqualTo("Code pad");
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
