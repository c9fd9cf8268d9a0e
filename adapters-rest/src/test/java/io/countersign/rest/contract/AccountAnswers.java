package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a settings page shows. */
abstract class AccountAnswers extends Answers {

  private static final String OWN = "/v1/account";

  @Test
  void a_backend_sees_what_the_user_sees() {
    Holder.enroll(client, "bob");
    Holder ada = Holder.enroll(client, "ada");

    Reply own = client.as(host.userToken("ada")).get(OWN);
    Reply backends = client.get("/v1/users/ada/account");

    for (Reply reply : new Reply[] {own, backends}) {
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.text("userId")).isEqualTo("ada");
      assertThat(reply.json().path("authenticators").findValuesAsString("id"))
          .contains(ada.authenticator());
      assertThat(reply.json().path("authenticators").findValuesAsString("userId"))
          .containsOnly("ada");
      assertThat(reply.text("backupCodes.status")).isEqualTo("pending");
      assertThat(reply.json().path("factors").toString()).contains("\"pad\"");
      assertThat(reply.json().path("provedUntil").isMissingNode()).isTrue();
    }
    assertThat(own.text("token.audience")).isEqualTo("https://shop.example");
    assertThat(own.text("token.scopes.0")).isEqualTo("account:read");
    assertThat(own.body()).doesNotContain("cst_");
    assertThat(backends.json().path("token").isMissingNode()).isTrue();
  }

  @Test
  void a_user_that_nobody_mentioned_has_an_empty_account() {
    Reply reply = client.get("/v1/users/nobody/account");

    assertThat(reply.json().path("authenticators").size()).isZero();
    assertThat(reply.json().path("backupCodes").isMissingNode()).isTrue();
  }

  @Test
  void another_tenants_user_of_the_same_name_has_another_account() {
    Holder.enroll(client, "ada");

    assertThat(stranger().get("/v1/users/ada/account").json().path("authenticators").size())
        .isZero();
  }

  @Test
  void what_the_tenant_does_not_allow_is_not_offered() {
    client.patch("/v1/tenant", "{\"factors\": [\"card\"]}");

    Reply reply = client.get("/v1/users/ada/account");

    assertThat(reply.json().path("factors").toString()).isEqualTo("[\"card\"]");
  }

  @Test
  void it_tells_until_when_the_proof_of_the_token_is_fresh() {
    Holder ada = Holder.enroll(client, "ada");
    String signIn = ada.begin();
    ada.verify(signIn);
    Client browser = client.as(minted(signIn));

    assertThat(browser.get(OWN).text("provedUntil")).isEqualTo("2026-03-29T02:35:00.123457Z");
    host.clock.tick(Duration.ofMinutes(5));
    assertThat(browser.get(OWN).json().path("provedUntil").isMissingNode()).isTrue();
  }

  @Test
  void a_proof_by_what_is_bound_no_longer_is_none() {
    Holder ada = Holder.enroll(client, "ada", "pad", "first");
    Holder.enroll(client, "ada", "pad", "second");
    String signIn = ada.begin();
    client.post(
        "/v1/authentications/" + signIn + "/challenge",
        "{\"authenticatorId\": \"" + ada.authenticator() + "\"}");
    ada.verify(signIn);
    Client browser = client.as(minted(signIn));
    assertThat(browser.get(OWN).text("provedUntil")).isNotEmpty();

    client.post(
        "/v1/users/ada/authenticators/" + ada.authenticator() + "/revoke",
        "{\"proof\": {\"override\": \"lost\"}}");

    assertThat(browser.get(OWN).json().path("provedUntil").isMissingNode()).isTrue();
  }

  private String minted(String authentication) {
    return client
        .post(
            "/v1/users/ada/tokens",
            """
            {"audience": "settings", "scopes": ["account:read"], "authenticationId": "%s"}
            """
                .formatted(authentication))
        .text("token");
  }
}
