package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Reply;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class BrowserAnswers extends Answers {

  private static final String OF_ADA = "/v1/users/ada/browsers";
  private static final String OWN = "/v1/account/browsers";
  private static final String AT = "2026-03-29T02:30:00Z";
  private Holder ada;

  @BeforeEach
  void adaHasAPad() {
    mandatory();
    assertThat(client.patch("/v1/tenant", "{\"trustedBrowserDays\": 30}").status()).isEqualTo(200);
    ada = Holder.enroll(client, "ada");
  }

  @Test
  void a_remembered_browser_is_let_in_with_what_the_first_factor_proved() {
    Reply remembered = remember(proved());
    assertThat(remembered.status()).isEqualTo(201);
    assertThat(remembered.text("browser.name")).isEqualTo("Firefox on Linux");
    assertThat(remembered.text("browser.userId")).isEqualTo("ada");
    String token = remembered.text("token");

    Reply begun = begin(token);

    assertThat(begun.status()).isEqualTo(201);
    assertThat(begun.text("status")).isEqualTo("approved");
    assertThat(begun.text("assurance.acr")).isEqualTo("urn:countersign:acr:1fa");
    assertThat(begun.text("assurance.amr.0")).isEqualTo("pwd");
    assertThat(begun.json().path("assurance").path("amr").size()).isOne();
    assertThat(begun.text("browser.id")).isEqualTo(remembered.text("browser.id"));
    assertThat(begun.text("browser.expiresAt")).isEqualTo(remembered.text("browser.expiresAt"));
    assertThat(begun.text("browser.token")).isNotEqualTo(token);
    assertThat(begin(begun.text("browser.token")).text("status")).isEqualTo("approved");
    Reply read = client.get("/v1/authentications/" + begun.text("id"));
    assertThat(read.json().path("browser").isMissingNode()).as("told once").isTrue();
  }

  @Test
  void whatever_is_wrong_with_a_token_the_user_is_challenged_as_without_it() {
    String token = remember(proved()).text("token");
    String next = begin(token).text("browser.token");
    Reply plain = client.post("/v1/authentications", body(""));

    for (String wrong :
        new String[] {"", "x", token.substring(1), "csb_" + "A".repeat(64), next + "="}) {
      assertChallengedAs(plain, begin(wrong));
    }
    host.clock.tick(Duration.ofSeconds(30));
    assertChallengedAs(plain, begin(token));
    assertChallengedAs(plain, begin(next));
  }

  @Test
  void a_token_is_nothing_without_a_first_factor() {
    String token = remember(proved()).text("token");

    Reply refused =
        client.post(
            "/v1/authentications",
            "{\"userId\": \"ada\", \"browserToken\": \"%s\"}".formatted(token));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo("firstFactor");
  }

  @Test
  void the_same_request_again_is_told_the_same_token() {
    String token = remember(proved()).text("token");
    Client once = client.with("Idempotency-Key", UUID.randomUUID().toString());
    String body = body(", \"browserToken\": \"" + token + "\"");

    Reply first = once.post("/v1/authentications", body);
    host.clock.tick(Duration.ofHours(1));
    Reply again = once.post("/v1/authentications", body);

    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.text("browser.token")).isEqualTo(first.text("browser.token"));
    assertThat(begin(again.text("browser.token")).text("status")).isEqualTo("approved");
  }

  @Test
  void remembering_again_with_the_same_key_is_answered_as_before() {
    String proved = proved();
    Client once = client.with("Idempotency-Key", UUID.randomUUID().toString());

    String first = remember(once, OF_ADA, proved).text("token");

    assertThat(remember(once, OF_ADA, proved).text("token")).isEqualTo(first);
    Reply other =
        once.post(OF_ADA, "{\"authenticationId\": \"%s\", \"name\": \"Other\"}".formatted(proved));
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void an_authentication_that_does_not_vouch_says_what_would() {
    String proved = proved();
    remember(proved);

    for (String id : new String[] {proved, ada.begin(), NOBODY}) {
      Reply refused = remember(id);
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.problem()).isEqualTo("insufficient-user-authentication");
      assertThat(refused.text("maxAgeSeconds")).isEqualTo("300");
      assertThat(refused.text("factors.0")).isEqualTo("pad");
      assertThat(refused.header("WWW-Authenticate"))
          .contains("error=\"insufficient_user_authentication\"", "max_age=\"300\"");
    }
  }

  @Test
  void none_is_remembered_unless_the_tenant_wants_it() {
    Client stranger = stranger();

    Reply refused = remember(stranger, OF_ADA, NOBODY);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("trusted-browsers-off");
    assertThat(stranger.get(OF_ADA).json().path("browsers").size()).isZero();
  }

  @Test
  void browsers_are_listed_without_their_tokens_and_revoked() {
    Reply first = remember(proved());
    host.clock.tick(Duration.ofMinutes(1));
    Reply second = remember(proved());

    Reply listed = client.get(OF_ADA);
    assertThat(listed.json().path("browsers").size()).isEqualTo(2);
    assertThat(listed.text("browsers.0.id")).isEqualTo(first.text("browser.id"));
    assertThat(listed.body()).doesNotContain("csb_", "token", "hash");
    String one = OF_ADA + "/" + first.text("browser.id") + "/revoke";
    assertThat(client.send("POST", one, new byte[0]).status()).isEqualTo(204);
    assertThat(client.send("POST", one, new byte[0]).status()).isEqualTo(204);
    assertThat(begin(first.text("token")).text("status")).isEqualTo("pending");
    assertThat(begin(second.text("token")).text("status")).isEqualTo("approved");
    assertThat(client.send("POST", OF_ADA + "/revoke", new byte[0]).status()).isEqualTo(204);
    assertThat(client.get(OF_ADA).json().path("browsers").size()).isZero();
  }

  @Test
  void nobody_elses_browser_is_found() {
    String id = remember(proved()).text("browser.id");

    for (Reply refused :
        new Reply[] {
          client.send("POST", "/v1/users/bob/browsers/" + id + "/revoke", new byte[0]),
          stranger().send("POST", OF_ADA + "/" + id + "/revoke", new byte[0]),
          client.send("POST", OF_ADA + "/" + NOBODY + "/revoke", new byte[0]),
          client.as(host.userToken("bob")).send("POST", OWN + "/" + id + "/revoke", new byte[0])
        }) {
      assertThat(refused.problem()).isEqualTo("not-found");
    }
    assertThat(client.get(OF_ADA).json().path("browsers").size()).isOne();
  }

  @Test
  void users_look_after_their_own() {
    Client own = client.as(host.userToken("ada"));
    String stepUp = own.post("/v1/authentications", "{}").text("id");
    assertThat(own.post("/v1/authentications/" + stepUp + "/verify", ada.response()).status())
        .isEqualTo(200);

    Reply remembered = remember(own, OWN, stepUp);

    assertThat(remembered.status()).isEqualTo(201);
    assertThat(own.get(OWN).text("browsers.0.id")).isEqualTo(remembered.text("browser.id"));
    assertThat(begin(remembered.text("token")).text("status")).isEqualTo("approved");
    String one = OWN + "/" + remembered.text("browser.id") + "/revoke";
    assertThat(own.send("POST", one, new byte[0]).status()).isEqualTo(204);
    assertThat(own.get(OWN).json().path("browsers").size()).isZero();
    assertThat(own.send("POST", OWN + "/revoke", new byte[0]).status()).isEqualTo(204);
  }

  @Test
  void users_revoke_all_of_theirs_at_once() {
    remember(proved());
    Client own = client.as(host.userToken("ada"));
    assertThat(own.get(OWN).json().path("browsers").size()).isOne();

    assertThat(own.send("POST", OWN + "/revoke", new byte[0]).status()).isEqualTo(204);
    assertThat(own.get(OWN).json().path("browsers").size()).isZero();
  }

  @Test
  void a_user_token_names_what_it_began_or_was_minted_with() {
    String backends = proved();
    Client own = client.as(host.userToken("ada"));

    assertThat(remember(own, OWN, backends).problem())
        .isEqualTo("insufficient-user-authentication");

    Reply minted =
        client.post(
            "/v1/users/ada/tokens",
            """
            {"audience": "x", "scopes": ["account:write"], "authenticationId": "%s"}
            """
                .formatted(backends));
    assertThat(remember(client.as(minted.text("token")), OWN, backends).status()).isEqualTo(201);
  }

  @Test
  void what_a_user_token_began_is_nothing_to_the_backend_and_takes_no_browser_token() {
    Client own = client.as(host.userToken("ada"));
    String stepUp = own.post("/v1/authentications", "{}").text("id");
    own.post("/v1/authentications/" + stepUp + "/verify", ada.response());

    assertThat(remember(stepUp).problem()).isEqualTo("insufficient-user-authentication");
    assertThat(own.post("/v1/authentications", "{\"browserToken\": \"csb_\"}").field())
        .isEqualTo("browserToken");
  }

  @Test
  void while_the_tenant_has_none_remembered_users_are_told_so() {
    client.patch("/v1/tenant", "{\"trustedBrowserDays\": null}");

    assertThat(remember(client.as(host.userToken("ada")), OWN, NOBODY).problem())
        .isEqualTo("trusted-browsers-off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " x", "a\\nb"})
  void a_name_is_something_to_read(String name) {
    Reply refused =
        client.post(
            OF_ADA, "{\"authenticationId\": \"%s\", \"name\": \"%s\"}".formatted(NOBODY, name));

    assertThat(refused.field()).isEqualTo("name");
  }

  private static void assertChallengedAs(Reply plain, Reply begun) {
    assertThat(begun.status()).isEqualTo(plain.status());
    assertThat(begun.text("status")).isEqualTo("pending");
    assertThat(begun.json().propertyNames()).isEqualTo(plain.json().propertyNames());
  }

  private String proved() {
    String authentication = ada.begin();
    assertThat(ada.verify(authentication).text("status")).isEqualTo("approved");
    return authentication;
  }

  private Reply begin(String token) {
    return client.post("/v1/authentications", body(", \"browserToken\": \"" + token + "\""));
  }

  private static String body(String more) {
    return "{\"userId\": \"ada\", \"firstFactor\": {\"method\": \"pwd\", \"at\": \"%s\"}%s}"
        .formatted(AT, more);
  }

  private Reply remember(String authentication) {
    return remember(client, OF_ADA, authentication);
  }

  private static Reply remember(Client by, String path, String authentication) {
    return by.post(
        path,
        "{\"authenticationId\": \"%s\", \"name\": \"Firefox on Linux\"}".formatted(authentication));
  }
}
