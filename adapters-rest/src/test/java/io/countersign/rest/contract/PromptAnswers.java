package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users who are asked to enroll, and go on without. */
abstract class PromptAnswers extends Answers {
  private static final String ADA = "{\"userId\": \"ada\"}";

  @Test
  void who_skips_a_prompt_is_let_in_and_not_asked_again() {
    client.patch("/v1/tenant", "{\"prompt\": \"sign-in\"}");
    Reply asked = begin(ADA);
    assertThat(asked.text("next")).isEqualTo("enroll");
    assertThat(asked.json().at("/enroll/skippable").asBoolean(false)).isTrue();

    Reply skipped = skip(asked);

    assertThat(skipped.status()).isEqualTo(200);
    assertThat(skipped.text("status")).isEqualTo("approved");
    assertThat(skipped.text("assertion")).isNotEmpty();
    assertThat(client.get("/v1/users/ada").json().path("promptSkipped").asBoolean(false)).isTrue();
    assertThat(begin(ADA).text("status")).isEqualTo("approved");

    Reply again = client.patch("/v1/users/ada", "{\"promptSkipped\": false}");
    assertThat(again.json().path("promptSkipped").asBoolean(true)).isFalse();
    assertThat(begin(ADA).text("next")).isEqualTo("enroll");
  }

  @Test
  void what_is_mandatory_is_not_skipped() {
    mandatory();
    Reply asked = begin(ADA);

    Reply refused = skip(asked);

    assertThat(refused.problem()).isEqualTo("not-skippable");
    assertThat(refused.text("authenticationStatus")).isEqualTo("pending");
    assertThat(client.get("/v1/users/ada").json().path("promptSkipped").asBoolean(true)).isFalse();
  }

  @Test
  void what_has_ended_is_not_skipped() {
    client.patch("/v1/tenant", "{\"prompt\": \"sign-in\"}");
    Reply asked = begin(ADA);
    skip(asked);
    assertThat(skip(asked).text("authenticationStatus")).isEqualTo("approved");

    client.patch("/v1/users/ada", "{\"promptSkipped\": false}");
    Reply late = begin(ADA);
    host.clock.tick(Host.LIFETIME);
    assertThat(skip(late).problem()).isEqualTo("authentication-expired");
    assertThat(client.post("/v1/authentications/" + NOBODY + "/skip", "").problem())
        .isEqualTo("not-found");
  }

  @Test
  void a_registration_is_asked_only_where_the_tenant_says_so() {
    String registration = "{\"userId\": \"ada\", \"occasion\": \"registration\"}";
    client.patch("/v1/tenant", "{\"mfa\": \"mandatory\", \"prompt\": \"sign-in\"}");
    assertThat(begin(registration).text("status")).isEqualTo("approved");
    assertThat(begin(ADA).text("next")).isEqualTo("enroll");

    client.patch("/v1/tenant", "{\"prompt\": \"sign-in-and-registration\"}");
    assertThat(begin(registration).text("next")).isEqualTo("enroll");
    assertThat(begin("{\"userId\": \"ada\", \"occasion\": \"sign-in\"}").text("next"))
        .isEqualTo("enroll");
    assertThat(begin("{\"userId\": \"ada\", \"occasion\": \"REGISTRATION\"}").field())
        .isEqualTo("occasion");
    assertThat(begin("{\"userId\": \"ada\", \"organization\": \" \"}").field())
        .isEqualTo("organization");
  }

  @Test
  void what_is_chosen_for_a_user_holds_over_what_the_tenant_chose() {
    begin(ADA);
    Reply chosen = client.patch("/v1/users/ada", "{\"mfa\": \"mandatory\"}");
    assertThat(chosen.text("mfa")).isEqualTo("mandatory");
    assertThat(client.get("/v1/users").text("users.0.mfa")).isEqualTo("mandatory");
    assertThat(begin(ADA).text("next")).isEqualTo("enroll");

    mandatory();
    client.patch("/v1/users/ada", "{\"mfa\": \"off\"}");
    assertThat(begin(ADA).text("status")).isEqualTo("approved");

    Reply none = client.patch("/v1/users/ada", "{\"mfa\": null}");
    assertThat(none.json().path("mfa").isMissingNode()).isTrue();
    assertThat(begin(ADA).text("next")).isEqualTo("enroll");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{} mfa",
        "{\"mfa\":\"always\"} mfa",
        "{\"promptSkipped\":true} promptSkipped",
        "{\"promptSkipped\":null} promptSkipped",
        "{\"promptSkipped\":\"no\"} promptSkipped",
        "{\"id\":\"bob\"} id"
      })
  void a_bad_choice_for_a_user_is_named(String jsonAndField) {
    String[] parts = jsonAndField.split(" ", 2);

    assertThat(client.patch("/v1/users/ada", parts[0]).field()).isEqualTo(parts[1]);
  }

  @Test
  void nothing_is_chosen_for_a_user_whom_nobody_mentioned() {
    assertThat(client.patch("/v1/users/ada", "{\"mfa\": \"off\"}").problem())
        .isEqualTo("not-found");
    assertThat(client.patch("/v1/users/%20", "{\"mfa\": \"off\"}").field()).isEqualTo("userId");
  }

  @Test
  void a_factor_that_the_tenant_does_not_allow_is_not_enrolled() {
    client.patch("/v1/tenant", "{\"mfa\": \"mandatory\", \"factors\": [\"not-loaded\"]}");

    assertThat(
            client.post("/v1/enrollments", "{\"userId\": \"ada\", \"factor\": \"pad\"}").problem())
        .isEqualTo("factor-not-allowed");
    Reply denied = begin(ADA);
    assertThat(denied.text("status")).isEqualTo("denied");
    assertThat(denied.text("reason")).isEqualTo("no-factor-available");
    client.patch("/v1/tenant", "{\"factors\": [\"pad\", \"not-loaded\"]}");
    assertThat(begin(ADA).json().at("/enroll/factors").toString()).isEqualTo("[\"pad\"]");
  }

  private Reply begin(String json) {
    return client.post("/v1/authentications", json);
  }

  private Reply skip(Reply asked) {
    return client.post("/v1/authentications/" + asked.text("id") + "/skip", "");
  }
}
