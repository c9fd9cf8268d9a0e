package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Reply;
import org.junit.jupiter.api.Test;

abstract class TenantAnswers extends Answers {
  @Test
  void a_tenant_is_read_and_changed() {
    assertThat(client.get("/v1/tenant").text("id")).isEqualTo("default");

    Reply changed = client.patch("/v1/tenant", "{\"name\": \"Shop\"}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("name")).isEqualTo("Shop");
    assertThat(changed.text("mfa")).isEqualTo("optional");
    assertThat(client.patch("/v1/tenant", "{\"mfa\": \"off\"}").text("mfa")).isEqualTo("off");
    assertThat(client.get("/v1/tenant").text("name")).isEqualTo("Shop");
    assertThat(client.get("/v1/tenant").text("mfa")).isEqualTo("off");
  }

  @Test
  void a_change_says_what_it_changes_to() {
    assertThat(client.patch("/v1/tenant", "{}").problem()).isEqualTo("invalid-request");
    for (String name :
        new String[] {"", " ", "a:b", "x".repeat(65), "a\\nb", "\\ud83d\\ude00\\n"}) {
      assertThat(client.patch("/v1/tenant", "{\"name\": \"" + name + "\"}").field())
          .isEqualTo("name");
    }
    assertThat(client.patch("/v1/tenant", "{\"mfa\": \"OFF\"}").field()).isEqualTo("mfa");
    assertThat(client.get("/v1/tenant").text("name")).isEqualTo("Default");
  }

  @Test
  void a_new_tenant_comes_with_a_key_for_everything_within_it() {
    Reply created = client.post("/v1/tenants", "{\"id\": \"acme\", \"name\": \"Acme\"}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("tenant.mfa")).isEqualTo("mandatory");
    Client acme = client.as(created.text("apiKey.token"));
    assertThat(acme.get("/v1/tenant").text("name")).isEqualTo("Acme");
    assertThat(acme.post("/v1/tenants", "{\"id\": \"other\", \"name\": \"Other\"}").problem())
        .isEqualTo("insufficient-scope");
    assertThat(client.post("/v1/tenants", "{\"id\": \"acme\", \"name\": \"Acme\"}").problem())
        .isEqualTo("tenant-exists");
    assertThat(client.post("/v1/tenants", "{\"id\": \"Acme\", \"name\": \"Acme\"}").field())
        .isEqualTo("id");
  }
}
