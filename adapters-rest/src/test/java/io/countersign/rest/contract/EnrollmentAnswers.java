package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.client.Scope;
import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Pad;
import io.countersign.rest.fixture.Plugins;
import io.countersign.rest.fixture.Reply;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

abstract class EnrollmentAnswers extends Answers {
  private static final String ALL = "/v1/enrollments";

  @Test
  void an_enrollment_begins_and_shows_its_secret_once() {
    Reply begun =
        client.post(
            ALL,
            """
            {"userId": "ada", "factor": "pad", "label": "Ada's pad", "account": "ada@example.com",
             "options": {"pad": "p"}, "proof": {"override": "a test"}}
            """);

    assertThat(begun.status()).isEqualTo(201);
    assertThat(begun.header("Location")).isEqualTo(ALL + "/" + begun.text("id"));
    assertThat(begun.header("Cache-Control")).isEqualTo("no-store");
    assertThat(begun.text("label")).isEqualTo("Ada's pad");
    assertThat(begun.text("shown.account")).isEqualTo("ada@example.com");
    assertThat(begun.text("shown.pad")).isEqualTo("p");
    Reply read = client.get(begun.header("Location"));
    assertThat(read.text("status")).isEqualTo("pending");
    assertThat(read.body()).doesNotContain("shown", "\"p\"");
  }

  @Test
  void what_is_not_said_has_a_default() {
    Reply begun = client.post(ALL, body(""));

    assertThat(begun.text("label")).isEqualTo("Code pad");
    assertThat(begun.text("shown.account")).isEqualTo("ada");
  }

  @Test
  void a_confirmed_enrollment_becomes_an_authenticator() {
    String id = Holder.begin(client, "ada", "pad", "p").text("id");

    Reply confirmed = confirm(id, 0);

    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(confirmed.text("enrollment.status")).isEqualTo("confirmed");
    assertThat(confirmed.text("enrollment.authenticatorId"))
        .isEqualTo(confirmed.text("authenticator.id"));
    assertThat(confirmed.text("authenticator.lastUsedAt")).isNotEmpty();
    assertThat(confirmed.json().path("authentication").isMissingNode()).isTrue();
    assertThat(client.get(ALL + "/" + id).text("status")).isEqualTo("confirmed");
    Reply again = confirm(id, 1);
    assertThat(again.problem()).isEqualTo("enrollment-not-pending");
    assertThat(again.text("enrollmentStatus")).isEqualTo("confirmed");
    assertThat(client.delete(ALL + "/" + id).problem()).isEqualTo("enrollment-not-pending");
  }

  @Test
  void an_enrollment_that_was_demanded_approves_the_authentication() {
    mandatory();
    String authentication = begun("ada");
    Reply begun = demanded(authentication, "p");
    assertThat(begun.text("authenticationId")).isEqualTo(authentication);

    Reply confirmed = confirm(begun.text("id"), 0);

    assertThat(confirmed.text("authentication.status")).isEqualTo("approved");
    assertThat(confirmed.text("authentication.assertion")).isNotEmpty();
    assertThat(demanded(authentication, "q").problem()).isEqualTo("not-demanded");
  }

  @Test
  void an_authentication_goes_on_only_for_keys_that_may_continue_it() {
    mandatory();
    String authentication = begun("ada");
    String id = demanded(authentication, "p").text("id");
    Client clerk = client.as(host.key(EnumSet.of(Scope.ENROLLMENTS_WRITE)));

    Reply begun = clerk.post(ALL, demand(authentication, "p"));
    Reply confirmed = clerk.post(ALL + "/" + id + "/confirm", Holder.response(Pad.code("p", 0)));

    assertThat(begun.problem()).isEqualTo("insufficient-scope");
    assertThat(begun.text("missingScopes.0")).isEqualTo("authentications:write");
    assertThat(confirmed.problem()).isEqualTo("insufficient-scope");
    assertThat(confirm(id, 0).text("authentication.status")).isEqualTo("approved");
  }

  @Test
  void whoever_has_an_authenticator_by_now_is_not_let_in_by_enrolling_another() {
    mandatory();
    String authentication = begun("ada");
    String demanded = demanded(authentication, "p").text("id");
    Holder.enroll(client, "ada");

    assertThat(confirm(demanded, 0).problem()).isEqualTo("enrollment-not-pending");
    assertThat(
            client
                .post(
                    "/v1/authentications/" + authentication + "/verify", Holder.response("000000"))
                .text("authenticationStatus"))
        .isEqualTo("denied");
  }

  @Test
  void wrong_codes_count_down_and_then_it_has_failed() {
    String id = Holder.begin(client, "ada", "pad", "p").text("id");
    for (int left = Host.ATTEMPTS - 1; left >= 0; left--) {
      Reply rejected = confirm(id, 5);
      assertThat(rejected.problem()).isEqualTo("response-rejected");
      assertThat(rejected.json().path("attemptsLeft").asInt()).isEqualTo(left);
    }

    assertThat(confirm(id, 0).problem()).isEqualTo("attempts-exhausted");
    assertThat(client.get(ALL + "/" + id).text("status")).isEqualTo("failed");
    assertThat(client.delete(ALL + "/" + id).problem()).isEqualTo("attempts-exhausted");
  }

  @Test
  void an_enrollment_expires() {
    String id = Holder.begin(client, "ada", "pad", "p").text("id");
    host.clock.tick(Host.LIFETIME);

    assertThat(client.get(ALL + "/" + id).text("status")).isEqualTo("expired");
    assertThat(confirm(id, 0).problem()).isEqualTo("enrollment-expired");
    assertThat(client.delete(ALL + "/" + id).problem()).isEqualTo("enrollment-expired");
  }

  @Test
  void an_enrollment_can_be_canceled() {
    String id = Holder.begin(client, "ada", "pad", "p").text("id");

    Reply canceled = client.delete(ALL + "/" + id);

    assertThat(canceled.status()).isEqualTo(204);
    assertThat(canceled.body()).isEmpty();
    assertThat(confirm(id, 0).text("enrollmentStatus")).isEqualTo("canceled");
    assertThat(client.get("/v1/users/ada/authenticators").json().path("authenticators").size())
        .isZero();
  }

  @Test
  void the_same_secret_is_bound_once() {
    String first = Holder.begin(client, "ada", "pad", "p").text("id");
    String second = Holder.begin(client, "ada", "pad", "p").text("id");
    confirm(first, 0);

    assertThat(confirm(second, 0).problem()).isEqualTo("enrollment-not-pending");
    assertThat(Holder.begin(client, "ada", "pad", "p").problem()).isEqualTo("already-bound");
    assertThat(Holder.begin(client, "bob", "pad", "p").status()).isEqualTo(201);
  }

  @Test
  void a_factor_must_be_loaded() {
    Reply begun = Holder.begin(client, "ada", "sms", "p");

    assertThat(begun.status()).isEqualTo(400);
    assertThat(begun.problem()).isEqualTo("unknown-factor");
    assertThat(begun.field()).isEqualTo("factor");
  }

  @Test
  void an_unknown_option_is_named() {
    Reply begun = client.post(ALL, body("\"options\": {\"no\": 1},"));

    assertThat(begun.problem()).isEqualTo("invalid-request");
    assertThat(begun.field()).isEqualTo("options.no");
    assertThat(client.get("/v1/users/ada").status()).as("nothing was changed").isEqualTo(404);
  }

  @Test
  void a_factor_that_fails_is_a_problem() {
    String id = Holder.begin(client, "ada", "pad", "p").text("id");
    host.plugins.breakDown(Plugins.PAD);

    assertThat(Holder.begin(client, "ada", "pad", "q").problem()).isEqualTo("factor-unavailable");
    assertThat(confirm(id, 0).problem()).isEqualTo("factor-unavailable");
  }

  @Test
  void another_tenant_finds_nothing() {
    String id = Holder.begin(client, "ada", "pad", "p").text("id");
    var stranger = stranger();

    assertThat(stranger.get(ALL + "/" + id).problem()).isEqualTo("not-found");
    assertThat(stranger.delete(ALL + "/" + id).problem()).isEqualTo("not-found");
    assertThat(
            stranger.post(ALL + "/" + id + "/confirm", Holder.response(Pad.code("p", 0))).problem())
        .isEqualTo("not-found");
    assertThat(confirm(id, 0).status()).as("for whom it is it goes on").isEqualTo(200);
  }

  @Test
  void the_first_enrollment_takes_a_fresh_first_factor() {
    Reply refused = client.post(ALL, "{\"userId\": \"ada\", \"factor\": \"pad\"}");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.problem()).isEqualTo("insufficient-user-authentication");
    assertThat(refused.header("WWW-Authenticate"))
        .contains("error=\"insufficient_user_authentication\"", "max_age=\"300\"");
    assertThat(refused.json().path("maxAgeSeconds").asInt()).isEqualTo(300);
    assertThat(refused.json().path("factors").size()).isZero();

    String vouched =
        "{\"userId\": \"ada\", \"factor\": \"pad\", \"proof\": {\"firstFactor\":"
            + " {\"method\": \"pwd\", \"at\": \"%s\"}}}";
    String stale = host.clock.instant().minusSeconds(301).toString();
    assertThat(client.post(ALL, vouched.formatted(stale)).status()).isEqualTo(401);
    assertThat(client.post(ALL, vouched.formatted(host.clock.instant())).status()).isEqualTo(201);
  }

  @Test
  void a_second_one_takes_proof_of_the_first() {
    Holder ada = Holder.enroll(client, "ada");
    String authentication = begun("ada");
    String proved =
        "{\"userId\": \"ada\", \"factor\": \"pad\", \"proof\": {\"authenticationId\": \"%s\"}}"
            .formatted(authentication);

    Reply refused = client.post(ALL, proved);
    assertThat(refused.problem()).isEqualTo("insufficient-user-authentication");
    assertThat(refused.text("factors.0")).isEqualTo("pad");
    ada.verify(authentication);
    assertThat(client.post(ALL, proved).status()).isEqualTo(201);
  }

  @Test
  void only_a_help_desk_needs_no_proof() {
    Client clerk = client.as(host.key(EnumSet.of(Scope.ENROLLMENTS_WRITE)));

    Reply refused = clerk.post(ALL, body(""));

    assertThat(refused.problem()).isEqualTo("insufficient-scope");
    assertThat(refused.text("missingScopes.0")).isEqualTo("overrides:write");
    assertThat(client.post(ALL, body("").replace("a test", "two\\nlines")).field())
        .isEqualTo("proof.override");
    assertThat(client.post(ALL, body("").replace("override", "reason")).field())
        .isEqualTo("proof.reason");
    assertThat(
            client.post(ALL, "{\"userId\": \"ada\", \"factor\": \"pad\", \"proof\": {}}").field())
        .isEqualTo("proof");
  }

  private String begun(String user) {
    return client
        .post(
            "/v1/authentications",
            "{\"userId\": \"%s\", \"firstFactor\": {\"method\": \"pwd\", \"at\": \"%s\"}}"
                .formatted(user, host.clock.instant()))
        .text("id");
  }

  private static String body(String more) {
    return "{\"userId\": \"ada\", \"factor\": \"pad\", "
        + more
        + " \"proof\": {\"override\": \"a test\"}}";
  }

  private Reply confirm(String id, int number) {
    return client.post(ALL + "/" + id + "/confirm", Holder.response(Pad.code("p", number)));
  }

  private Reply demanded(String authentication, String pad) {
    return client.post(ALL, demand(authentication, pad));
  }

  private static String demand(String authentication, String pad) {
    return """
    {"userId": "ada", "factor": "pad", "options": {"pad": "%s"}, "authenticationId": "%s"}
    """
        .formatted(pad, authentication);
  }
}
