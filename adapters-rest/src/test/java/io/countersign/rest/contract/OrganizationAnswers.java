package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class OrganizationAnswers extends Answers {
  private static final String ACME = "/v1/organizations/acme";
  private static final String MANDATORY = "{\"mfa\": \"mandatory\"}";

  @Test
  void a_choice_is_put_replaced_listed_and_taken_back() {
    Reply put = client.put(ACME, "{\"mfa\": \"optional\"}");
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.body()).isEqualTo("{\"id\":\"acme\",\"mfa\":\"optional\"}");
    client.put(ACME, MANDATORY);
    client.put("/v1/organizations/a%2Fb%20%C3%BC", "{\"mfa\": \"off\"}");

    Reply listed = client.get("/v1/organizations?limit=1");
    assertThat(listed.text("organizations.0.id")).isEqualTo("a/b ü");
    assertThat(listed.text("next")).isEqualTo("a/b ü");
    assertThat(client.get("/v1/organizations?after=a%2Fb%20%C3%BC").text("organizations.0.mfa"))
        .isEqualTo("mandatory");
    assertThat(stranger().get("/v1/organizations").json().path("organizations").isEmpty()).isTrue();

    assertThat(client.delete(ACME).status()).isEqualTo(204);
    assertThat(client.delete(ACME).problem()).isEqualTo("not-found");
    assertThat(client.get("/v1/organizations").json().path("organizations").size()).isEqualTo(1);
  }

  @Test
  void what_an_organization_demands_holds_for_whoever_comes_in_on_its_behalf() {
    client.put(ACME, MANDATORY);
    String exempt = "{\"mfa\": \"off\"}";

    assertThat(begin("{\"userId\": \"ada\"}").text("status")).isEqualTo("approved");
    assertThat(client.patch("/v1/users/ada", exempt).status()).isEqualTo(200);
    Reply due = begin("{\"userId\": \"ada\", \"organization\": \"acme\"}");
    assertThat(due.text("next")).isEqualTo("enroll");
    assertThat(due.json().at("/enroll/skippable").asBoolean(true)).isFalse();
    assertThat(begin("{\"userId\": \"ada\", \"organization\": \"other\"}").text("status"))
        .isEqualTo("approved");
    client.delete(ACME);
    assertThat(begin("{\"userId\": \"ada\", \"organization\": \"acme\"}").text("status"))
        .isEqualTo("approved");
  }

  @Test
  void another_tenants_organization_is_another_one() {
    client.put(ACME, MANDATORY);
    var other = stranger();
    other.patch("/v1/tenant", "{\"mfa\": \"optional\"}");

    assertThat(
            other
                .post("/v1/authentications", "{\"userId\": \"ada\", \"organization\": \"acme\"}")
                .text("status"))
        .isEqualTo("approved");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"mfa\": \"OFF\"}", "{\"mfa\": null}", "{\"mfa\": 1}"})
  void a_choice_says_what_is_chosen(String json) {
    assertThat(client.put(ACME, json).field()).isEqualTo("mfa");
    assertThat(client.get("/v1/organizations").json().path("organizations").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%20a", "a%E2%80%8B", "A%CC%8A"})
  void an_id_that_no_organization_can_have_is_invalid(String encoded) {
    String path = "/v1/organizations/" + encoded;

    assertThat(client.put(path, MANDATORY).field()).isEqualTo("organizationId");
    assertThat(client.delete(path).field()).isEqualTo("organizationId");
    assertThat(client.put("/v1/organizations/" + "x".repeat(129), MANDATORY).field())
        .isEqualTo("organizationId");
    assertThat(client.get("/v1/organizations?after=" + encoded).field()).isEqualTo("after");
  }

  private Reply begin(String json) {
    return client.post("/v1/authentications", json);
  }
}
