package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.account.UserScope;
import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Pad;
import io.countersign.rest.fixture.Reply;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A user's own browser proves something, by the resource that sign-ins use. */
abstract class StepUpAnswers extends Answers {

  private static final String ALL = "/v1/authentications";
  private static final String RESPONSE = "{\"response\": {\"code\": \"x\"}}";

  @Test
  void an_authentication_that_another_token_began_is_not_there() {
    Holder.enroll(client, "ada");
    Client browser = client.as(host.userToken("ada"));
    Client other = client.as(host.userToken("ada"));
    String own = ALL + "/" + browser.post(ALL, "{}").text("id");
    String backends = ALL + "/" + client.post(ALL, "{\"userId\": \"ada\"}").text("id");

    for (String one : new String[] {own, backends}) {
      assertThat(other.get(one).problem()).isEqualTo("not-found");
      assertThat(other.post(one + "/verify", RESPONSE).problem()).isEqualTo("not-found");
      assertThat(
              other.post(one + "/challenge", "{\"authenticatorId\": \"" + NOBODY + "\"}").problem())
          .isEqualTo("not-found");
    }
    Reply read = browser.get(own);
    assertThat(read.json().path("attemptsLeft").asInt())
        .as("nothing was looked at")
        .isEqualTo(Host.ATTEMPTS);
    assertThat(browser.get(backends).problem()).isEqualTo("not-found");
    assertThat(browser.get(ALL + "/" + NOBODY).problem()).isEqualTo("not-found");
  }

  @Test
  void nobody_is_told_an_assertion_of_what_a_browser_began() {
    Holder ada = Holder.enroll(client, "ada");
    Client browser = client.as(host.userToken("ada"));
    Reply begun = browser.post(ALL, "{\"userId\": \"ada\"}");
    String one = ALL + "/" + begun.text("id");
    assertThat(begun.text("next")).isEqualTo("verify");

    Reply verified = browser.post(one + "/verify", ada.response());

    assertThat(verified.text("status")).isEqualTo("approved");
    for (Reply reply : new Reply[] {verified, browser.get(one), client.get(one)}) {
      assertThat(reply.text("status")).isEqualTo("approved");
      assertThat(reply.json().path("assertion").isMissingNode()).isTrue();
      assertThat(reply.body()).doesNotContain("eyJ");
    }
  }

  @Test
  void a_browser_asks_about_nobody_else_and_vouches_for_nothing() {
    Client browser = client.as(host.userToken("ada"));

    assertThat(browser.post(ALL, "{\"userId\": \"bob\"}").field()).isEqualTo("userId");
    assertThat(
            browser
                .post(
                    ALL,
                    "{\"firstFactor\": {\"method\": \"pwd\", \"at\": \"2026-03-29T02:29:59Z\"}}")
                .field())
        .isEqualTo("firstFactor");
    assertThat(client.post(ALL, "{}").field()).as("an API key names the user").isEqualTo("userId");
    assertThat(client.get("/v1/users/bob").status()).isEqualTo(404);
  }

  @Test
  void something_is_proved_even_where_sign_ins_need_nothing() {
    Holder ada = Holder.enroll(client, "ada");
    client.patch("/v1/tenant", "{\"mfa\": \"off\"}");
    Client reader = client.as(host.userToken("ada", Set.of(UserScope.ACCOUNT_READ)));
    Client browser = client.as(host.userToken("ada"));

    Reply begun = browser.post(ALL, "{}");
    assertThat(reader.post(ALL, "{}").problem())
        .as("guesses are spent and codes are sent by a step-up")
        .isEqualTo("insufficient-scope");

    assertThat(begun.text("status")).isEqualTo("pending");
    Reply chosen =
        browser.post(
            ALL + "/" + begun.text("id") + "/challenge",
            "{\"authenticatorId\": \"" + ada.authenticator() + "\"}");
    assertThat(chosen.status()).isEqualTo(200);
  }

  @Test
  void a_backup_code_proves_something_and_then_the_step_up_is_over() {
    mandatory();
    String enrollment = Holder.begin(client, "ada", "pad", "p").text("id");
    Reply confirmed =
        client.post(
            "/v1/enrollments/" + enrollment + "/confirm", Holder.response(Pad.code("p", 0)));
    client.post(
        "/v1/users/ada/backup-codes/confirm",
        "{\"id\": \"" + confirmed.text("backupCodes.id") + "\"}");
    client.post(
        "/v1/users/ada/authenticators/" + confirmed.text("authenticator.id") + "/revoke",
        "{\"proof\": {\"override\": \"lost\"}}");
    Client browser = client.as(host.userToken("ada"));
    Reply begun = browser.post(ALL, "{}");
    assertThat(begun.text("challenge.authenticator.factor")).isEqualTo("backup-code");

    Reply verified =
        browser.post(
            ALL + "/" + begun.text("id") + "/verify",
            Holder.response(confirmed.text("backupCodes.codes.0")));

    assertThat(verified.text("status")).isEqualTo("approved");
    assertThat(verified.text("next")).as("no sign-in, so nothing is demanded").isEqualTo("done");
  }

  @Test
  void whoever_has_nothing_proves_nothing() {
    mandatory();
    Client browser = client.as(host.userToken("ada"));

    Reply begun = browser.post(ALL, "{}");

    assertThat(begun.text("status")).isEqualTo("denied");
    assertThat(begun.text("reason")).isEqualTo("nothing-bound");
    assertThat(begun.text("next")).isEqualTo("done");
  }

  @Test
  void a_key_that_makes_a_request_one_belongs_to_one_token() {
    Holder.enroll(client, "ada");
    Client browser = client.as(host.userToken("ada")).with("Idempotency-Key", "k");
    Client other = client.as(host.userToken("ada")).with("Idempotency-Key", "k");

    Reply first = browser.post(ALL, "{}");

    assertThat(browser.post(ALL, "{}").text("id")).isEqualTo(first.text("id"));
    assertThat(other.post(ALL, "{}").text("id")).isNotEqualTo(first.text("id"));
  }
}
