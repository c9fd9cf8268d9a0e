package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Pad;
import io.countersign.rest.fixture.Reply;
import java.util.Locale;
import org.junit.jupiter.api.Test;

abstract class BackupCodeAnswers extends Answers {
  private static final String OF_ADA = "/v1/users/ada/backup-codes";
  private static final String HELP_DESK = "{\"proof\": {\"override\": \"a test\"}}";

  @Test
  void they_come_with_the_first_authenticator_and_are_confirmed() {
    Reply enrolled = enroll("p");

    assertThat(enrolled.text("backupCodes.status")).isEqualTo("pending");
    assertThat(enrolled.json().path("backupCodes").path("codes").size()).isEqualTo(10);
    assertThat(enrolled.text("backupCodes.text"))
        .contains("Backup codes of ada", enrolled.text("backupCodes.codes.9"));
    assertThat(enroll("q").json().path("backupCodes").isMissingNode()).isTrue();
    assertThat(client.get(OF_ADA).text("status")).isEqualTo("pending");
    assertThat(client.get(OF_ADA).body()).doesNotContain(enrolled.text("backupCodes.codes.0"));

    Reply confirmed = confirm(enrolled.text("backupCodes.id"));

    assertThat(confirmed.text("status")).isEqualTo("confirmed");
    assertThat(confirmed.json().path("remaining").asInt()).isEqualTo(10);
    assertThat(client.get("/v1/users/ada/authenticators").text("authenticators.1.factor"))
        .isEqualTo("backup-code");
  }

  @Test
  void a_code_signs_in_once_and_tells_how_many_are_left() {
    Reply enrolled = enrolledAndConfirmed();
    String code = enrolled.text("backupCodes.codes.0");

    Reply used = use(begin(), code.toUpperCase(Locale.ROOT).replace("-", " "));

    assertThat(used.text("status")).isEqualTo("approved");
    assertThat(used.json().path("backupCodes").path("remaining").asInt()).isEqualTo(9);
    assertThat(used.json().path("backupCodes").path("low").asBoolean()).isFalse();
    assertThat(use(begin(), code).problem()).isEqualTo("response-rejected");
    assertThat(use(begin(), "no code!").field()).isEqualTo("response.code");
  }

  @Test
  void those_that_are_left_are_seen_again_with_proof() {
    Reply enrolled = enrolledAndConfirmed();
    use(begin(), enrolled.text("backupCodes.codes.0"));

    assertThat(client.post(OF_ADA + "/view", "{}").problem())
        .isEqualTo("insufficient-user-authentication");
    Reply viewed = client.post(OF_ADA + "/view", HELP_DESK);
    assertThat(viewed.json().path("codes").size()).isEqualTo(9);
    assertThat(viewed.body()).doesNotContain(enrolled.text("backupCodes.codes.0"));
    assertThat(client.post("/v1/users/bob/backup-codes/view", HELP_DESK).problem())
        .isEqualTo("not-found");
    client.patch("/v1/tenant", "{\"backupCodes\": {\"viewable\": false}}");
    assertThat(client.post(OF_ADA + "/view", HELP_DESK).problem())
        .isEqualTo("backup-codes-not-viewable");
  }

  @Test
  void new_ones_take_the_place_of_the_old() {
    Reply enrolled = enrolledAndConfirmed();

    assertThat(client.post(OF_ADA + "/regenerate", "{}").problem())
        .isEqualTo("insufficient-user-authentication");
    Reply regenerated = client.post(OF_ADA + "/regenerate", HELP_DESK);
    assertThat(regenerated.text("status")).isEqualTo("pending");
    assertThat(confirm(enrolled.text("backupCodes.id")).problem())
        .isEqualTo("backup-codes-not-pending");
    assertThat(client.post(OF_ADA + "/regenerate", used()).problem())
        .isEqualTo("backup-codes-not-confirmed");
    confirm(regenerated.text("id"));
    assertThat(use(begin(), enrolled.text("backupCodes.codes.0")).problem())
        .isEqualTo("response-rejected");
    use(begin(), regenerated.text("codes.0"));
    assertThat(client.post(OF_ADA + "/regenerate", used()).json().path("codes").size())
        .isEqualTo(10);
    assertThat(client.post(OF_ADA + "/regenerate", "{\"codes\": \"some\"}").field())
        .isEqualTo("codes");
    assertThat(client.post("/v1/users/bob/backup-codes/regenerate", HELP_DESK).problem())
        .isEqualTo("backup-codes-not-offered");
  }

  @Test
  void they_are_deleted_with_proof() {
    enrolledAndConfirmed();

    assertThat(client.post(OF_ADA + "/delete", "{}").problem())
        .isEqualTo("insufficient-user-authentication");
    assertThat(client.post(OF_ADA + "/delete", HELP_DESK).status()).isEqualTo(204);
    assertThat(client.post(OF_ADA + "/delete", HELP_DESK).problem()).isEqualTo("not-found");
    assertThat(client.get(OF_ADA).problem()).isEqualTo("not-found");
  }

  @Test
  void they_are_never_the_default() {
    Reply enrolled = enrolledAndConfirmed();

    assertThat(
            client
                .patch(
                    "/v1/users/ada/authenticators/" + enrolled.text("backupCodes.id"),
                    "{\"default\": true, " + HELP_DESK.substring(1))
                .problem())
        .isEqualTo("never-default");
  }

  @Test
  void another_tenant_finds_none() {
    Reply enrolled = enrolledAndConfirmed();

    assertThat(stranger().get(OF_ADA).problem()).isEqualTo("not-found");
    assertThat(
            stranger2()
                .post(OF_ADA + "/confirm", "{\"id\": \"" + enrolled.text("backupCodes.id") + "\"}")
                .problem())
        .isEqualTo("backup-codes-not-pending");
  }

  private Client stranger2() {
    return client.as(
        client
            .post("/v1/tenants", "{\"id\": \"other\", \"name\": \"Other\"}")
            .text("apiKey.token"));
  }

  private Reply enrolledAndConfirmed() {
    Reply enrolled = enroll("p");
    confirm(enrolled.text("backupCodes.id"));
    return enrolled;
  }

  private Reply enroll(String pad) {
    String id = Holder.begin(client, "ada", "pad", pad).text("id");
    return client.post("/v1/enrollments/" + id + "/confirm", Holder.response(Pad.code(pad, 0)));
  }

  private Reply confirm(String set) {
    return client.post(OF_ADA + "/confirm", "{\"id\": \"" + set + "\"}");
  }

  private Reply begin() {
    return client.post("/v1/authentications", "{\"userId\": \"ada\"}");
  }

  private Reply use(Reply begun, String code) {
    String path = "/v1/authentications/" + begun.text("id");
    String codes = begun.text("alternatives.0.id");
    client.post(path + "/challenge", "{\"authenticatorId\": \"" + codes + "\"}");
    return client.post(path + "/verify", Holder.response(code));
  }

  private static String used() {
    return "{\"codes\": \"used\", " + HELP_DESK.substring(1);
  }
}
