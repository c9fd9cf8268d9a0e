package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.client.Scope;
import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Reply;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

abstract class ApiKeyAnswers extends Answers {
  private static final String ALL = "/v1/api-keys";

  @Test
  void a_new_key_works_until_it_is_revoked() {
    host.clock.tick(Duration.ofSeconds(1));
    Reply created = create("shop-web", "\"users:read\"");
    assertThat(created.status()).isEqualTo(201);
    Client shop = client.as(created.text("token"));
    assertThat(shop.get("/v1/users").status()).isEqualTo(200);

    assertThat(client.delete(ALL + "/" + created.text("id")).status()).isEqualTo(204);

    assertThat(shop.get("/v1/users").problem()).isEqualTo("unauthenticated");
    assertThat(client.delete(ALL + "/" + created.text("id")).status())
        .as("revoking it again changes nothing")
        .isEqualTo(204);
    Reply listed = client.get(ALL);
    assertThat(listed.body()).doesNotContain(created.text("token"), "csk_");
    assertThat(listed.text("apiKeys.1.client")).isEqualTo("shop-web");
    assertThat(listed.text("apiKeys.1.revokedAt")).isNotEmpty();
  }

  @Test
  void nobody_grants_what_they_do_not_have() {
    Client clerk = client.as(host.key(EnumSet.of(Scope.API_KEYS_WRITE, Scope.USERS_READ)));

    Reply refused =
        clerk.post(
            ALL,
            """
            {"client": "x", "scopes": ["users:read", "tenant:write", "installation:write"]}
            """);

    assertThat(refused.problem()).isEqualTo("insufficient-scope");
    assertThat(refused.text("missingScopes.0")).isEqualTo("installation:write");
    assertThat(refused.text("missingScopes.1")).isEqualTo("tenant:write");
    assertThat(refused.json().path("missingScopes").size()).isEqualTo(2);
    assertThat(clerk.post(ALL, "{\"client\": \"x\", \"scopes\": [\"users:read\"]}").status())
        .isEqualTo(201);
  }

  @Test
  void scopes_are_named_once_each() {
    assertThat(create("x", "").field()).isEqualTo("scopes");
    assertThat(create("x", "\"users:read\", \"users:read\"").field()).isEqualTo("scopes");
    assertThat(create("x", "\"users:read\", \"users\"").field()).isEqualTo("scopes[1]");
    assertThat(create("x", "7").field()).isEqualTo("scopes[0]");
    assertThat(create("two words", "\"users:read\"").field()).isEqualTo("client");
    assertThat(client.get(ALL).json().path("apiKeys").size()).isOne();
  }

  @Test
  void another_tenant_finds_nothing() {
    String id = create("shop", "\"users:read\"").text("id");
    Client stranger = stranger();

    assertThat(stranger.delete(ALL + "/" + id).problem()).isEqualTo("not-found");
    assertThat(stranger.get(ALL).json().path("apiKeys").size()).as("its own").isOne();
    assertThat(client.delete(ALL + "/" + NOBODY).problem()).isEqualTo("not-found");
  }

  private Reply create(String name, String scopes) {
    return client.post(ALL, "{\"client\": \"" + name + "\", \"scopes\": [" + scopes + "]}");
  }
}
