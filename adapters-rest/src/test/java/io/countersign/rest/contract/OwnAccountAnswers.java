package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a user changes from their own browser, with the token that a backend minted for it. */
abstract class OwnAccountAnswers extends Answers {
  private static final String OWN = "/v1/account";

  @Test
  void a_user_manages_their_backup_codes() {
    Holder ada = enrolled("p");
    Client browser = browser(ada);

    String pending = browser.get(OWN + "/backup-codes").text("id");
    assertThat(browser.post(OWN + "/backup-codes/confirm", id(pending)).text("status"))
        .isEqualTo("confirmed");
    assertThat(browser.post(OWN + "/backup-codes/view", "{}").json().path("codes").size())
        .isEqualTo(10);
    assertThat(browser.patch(OWN + "/authenticators/" + pending, "{\"default\": true}").problem())
        .isEqualTo("never-default");
    String second = browser.post(OWN + "/backup-codes/regenerate", "{}").text("id");
    assertThat(browser.post(OWN + "/backup-codes/confirm", id(pending)).problem())
        .isEqualTo("backup-codes-not-pending");
    assertThat(second).isNotEqualTo(pending);
    client.patch("/v1/tenant", "{\"backupCodes\": {\"viewable\": false}}");
    assertThat(browser.post(OWN + "/backup-codes/view", "{}").problem())
        .isEqualTo("backup-codes-not-viewable");
    assertThat(browser.post(OWN + "/backup-codes/delete", "{}").status()).isEqualTo(204);
    assertThat(browser.post(OWN + "/backup-codes/delete", "{}").problem()).isEqualTo("not-found");
    assertThat(browser.post(OWN + "/backup-codes/view", "{}").problem()).isEqualTo("not-found");
  }

  @Test
  void a_user_names_and_revokes_what_is_theirs_only() {
    Holder ada = enrolled("p");
    Holder bob = Holder.enroll(client, "bob");
    Client browser = browser(ada);

    assertThat(
            browser
                .patch(OWN + "/authenticators/" + ada.authenticator(), "{\"label\": \"Drawer\"}")
                .text("label"))
        .isEqualTo("Drawer");
    assertThat(
            browser
                .patch(OWN + "/authenticators/" + bob.authenticator(), "{\"label\": \"Mine\"}")
                .problem())
        .isEqualTo("not-found");
    assertThat(
            browser
                .post(OWN + "/authenticators/" + bob.authenticator() + "/revoke", "{}")
                .problem())
        .isEqualTo("not-found");
    assertThat(
            browser.post(OWN + "/authenticators/" + ada.authenticator() + "/revoke", "{}").status())
        .isEqualTo(204);
  }

  @Test
  void what_was_proved_is_too_old_after_a_while_and_is_proved_again_with_the_token() {
    Holder ada = enrolled("p");
    Client browser = browser(ada);
    String path = OWN + "/authenticators/" + ada.authenticator();
    host.clock.tick(Duration.ofMinutes(5));

    Reply refused = browser.patch(path, "{\"label\": \"Drawer\"}");
    assertThat(refused.problem()).isEqualTo("insufficient-user-authentication");
    assertThat(refused.text("factors.0")).isEqualTo("pad");

    String stepUp = browser.post("/v1/authentications", "{}").text("id");
    String proved =
        "{\"label\": \"Drawer\", \"proof\": {\"authenticationId\": \"" + stepUp + "\"}}";
    assertThat(browser.patch(path, proved).problem()).isEqualTo("insufficient-user-authentication");
    ada.verify(stepUp);
    assertThat(browser.patch(path, proved).text("label")).isEqualTo("Drawer");
  }

  @Test
  void a_token_shows_no_proof_of_another_browser() {
    Holder ada = enrolled("p");
    Client stolen = client.as(host.userToken("ada"));
    String elsewhere = ada.begin();
    ada.verify(elsewhere);

    assertThat(
            stolen
                .patch(
                    OWN + "/authenticators/" + ada.authenticator(),
                    "{\"label\": \"Mine\", \"proof\": {\"authenticationId\": \""
                        + elsewhere
                        + "\"}}")
                .problem())
        .isEqualTo("insufficient-user-authentication");
    for (String proof :
        new String[] {
          "{\"override\": \"me\"}",
          "{\"firstFactor\": {\"method\": \"pwd\", \"at\": \"" + host.clock.instant() + "\"}}"
        }) {
      assertThat(stolen.post(OWN + "/mfa/disable", "{\"proof\": " + proof + "}").field())
          .isEqualTo("proof");
    }
  }

  @Test
  void a_user_disables_everything_unless_it_is_mandatory() {
    Client browser = browser(enrolled("p"));

    mandatory();
    assertThat(browser.post(OWN + "/mfa/disable", "{}").problem()).isEqualTo("mfa-mandatory");
    client.patch("/v1/tenant", "{\"mfa\": \"optional\"}");
    assertThat(browser.post(OWN + "/mfa/disable", "{}").status()).isEqualTo(204);
    assertThat(client.get("/v1/users/ada/authenticators").json().path("authenticators").size())
        .isZero();
  }

  private Holder enrolled(String pad) {
    return Holder.enroll(client, "ada", "pad", pad);
  }

  /** Of a user who just signed in. */
  private Client browser(Holder user) {
    String authentication = user.begin();
    assertThat(user.verify(authentication).status()).isEqualTo(200);
    return client.as(
        client
            .post(
                "/v1/users/ada/tokens",
                """
                {"audience": "settings", "scopes": ["account:read", "account:write"],
                 "lifetimeSeconds": 3600, "authenticationId": "%s"}
                """
                    .formatted(authentication))
            .text("token"));
  }

  private static String id(String set) {
    return "{\"id\": \"" + set + "\"}";
  }
}
