package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

abstract class UserTokenAnswers extends Answers {

  private static final String ALL = "/v1/users/ada/tokens";
  private static final String SCOPES = "\"scopes\": [\"account:read\", \"account:write\"]";
  private static final String PAGE = "\"audience\": \"https://shop.example/me\"";

  @Test
  void a_new_token_is_told_once_and_works_until_it_expires() {
    Reply minted = mint(PAGE, SCOPES, "\"lifetimeSeconds\": 60");

    assertThat(minted.status()).isEqualTo(201);
    assertThat(minted.text("userId")).isEqualTo("ada");
    assertThat(minted.text("audience")).isEqualTo("https://shop.example/me");
    assertThat(minted.text("scopes.0")).isEqualTo("account:read");
    assertThat(minted.text("expiresAt")).isEqualTo("2026-03-29T02:31:00.123457Z");
    Client browser = client.as(minted.text("token"));
    assertThat(stepUp(browser).status()).isEqualTo(201);
    host.clock.tick(Duration.ofSeconds(60));
    assertThat(stepUp(browser).problem()).isEqualTo("unauthenticated");
  }

  @Test
  void all_tokens_of_a_user_are_revoked_at_once() {
    Client first = client.as(mint(PAGE, SCOPES).text("token"));
    Client second = client.as(mint(PAGE, SCOPES).text("token"));
    Client bob = client.as(host.userToken("bob"));

    assertThat(client.delete(ALL).status()).isEqualTo(204);

    assertThat(stepUp(first).problem()).isEqualTo("unauthenticated");
    assertThat(stepUp(second).problem()).isEqualTo("unauthenticated");
    assertThat(stepUp(bob).status()).isEqualTo(201);
    assertThat(client.delete(ALL).status()).as("there are none any more").isEqualTo(204);
  }

  @Test
  void another_tenant_neither_mints_nor_revokes_for_this_ones_users() {
    Client browser = client.as(mint(PAGE, SCOPES).text("token"));
    Client stranger = stranger();

    assertThat(stranger.delete(ALL).status()).isEqualTo(204);
    Reply elsewhere = stranger.post(ALL, "{" + PAGE + ", " + SCOPES + "}");

    assertThat(stepUp(browser).status()).isEqualTo(201);
    Holder.enroll(client, "ada");
    Reply begun = stepUp(client.as(elsewhere.text("token")));
    assertThat(begun.text("reason")).as("another user of the same name").isEqualTo("nothing-bound");
  }

  @Test
  void a_token_carries_what_its_user_proved_to_its_client_and_nothing_else() {
    Holder ada = Holder.enroll(client, "ada");
    String approved = ada.begin();
    String proof = "\"authenticationId\": \"%s\"";
    assertThat(mint(PAGE, SCOPES, proof.formatted(approved)).field()).isEqualTo("authenticationId");
    ada.verify(approved);

    assertThat(mint(PAGE, SCOPES, proof.formatted(approved)).text("authenticationId"))
        .isEqualTo(approved);

    assertThat(mint(PAGE, SCOPES, proof.formatted(NOBODY)).field()).isEqualTo("authenticationId");
    String bobs = Holder.enroll(client, "bob").begin();
    assertThat(mint(PAGE, SCOPES, proof.formatted(bobs)).problem()).isEqualTo("invalid-request");
  }

  @Test
  void the_field_at_fault_is_named() {
    assertThat(mint(SCOPES).field()).isEqualTo("audience");
    assertThat(mint("\"audience\": \" \"", SCOPES).field()).isEqualTo("audience");
    assertThat(mint("\"audience\": \"" + "x".repeat(256) + "\"", SCOPES).field())
        .isEqualTo("audience");
    assertThat(mint(PAGE).field()).isEqualTo("scopes");
    assertThat(mint(PAGE, "\"scopes\": []").field()).isEqualTo("scopes");
    assertThat(mint(PAGE, "\"scopes\": [\"users:read\"]").field()).isEqualTo("scopes[0]");
    assertThat(mint(PAGE, "\"scopes\": [\"account:read\", \"account:read\"]").field())
        .isEqualTo("scopes");
    for (String lifetime : new String[] {"59", "3601", "60.5", "\"60\"", "-60"}) {
      assertThat(mint(PAGE, SCOPES, "\"lifetimeSeconds\": " + lifetime).field())
          .isEqualTo("lifetimeSeconds");
    }
    assertThat(mint(PAGE, SCOPES, "\"authenticationId\": \"x\"").field())
        .isEqualTo("authenticationId");
    assertThat(client.get("/v1/users/ada").status()).as("nobody was mentioned").isEqualTo(404);
  }

  private Reply mint(String... fields) {
    return client.post(ALL, "{" + String.join(", ", fields) + "}");
  }

  private static Reply stepUp(Client browser) {
    return browser.post("/v1/authentications", "{}");
  }
}
