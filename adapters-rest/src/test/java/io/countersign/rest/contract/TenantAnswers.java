package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void a_tenant_that_chose_nothing_has_what_is_usual() {
    Reply read = client.get("/v1/tenant");

    assertThat(read.json().path("factors").isMissingNode()).isTrue();
    assertThat(read.json().path("backupCodes").toString())
        .isEqualTo(
            "{\"count\":10,\"length\":13,\"group\":4,\"viewable\":true,"
                + "\"renewAfterUse\":\"single\"}");
    assertThat(read.json().path("freshProofSeconds").asInt()).isEqualTo(300);
    assertThat(read.json().path("trustedBrowserDays").isMissingNode()).isTrue();
    assertThat(read.json().path("origins").isEmpty()).isTrue();
    assertThat(read.text("prompt")).isEqualTo("none");
  }

  @Test
  void what_a_tenant_chose_is_told_and_what_is_absent_stays() {
    choose(
        """
        {"factors": ["totp", "backup-code", "not-loaded"],
         "backupCodes": {"count": 8, "length": 20, "group": 5, "viewable": false, "renewAfterUse": "all"},
         "freshProofSeconds": 60, "trustedBrowserDays": 30,
         "origins": ["https://shop.example", "http://localhost:3000"],
         "prompt": "sign-in-and-registration"}\
        """);

    Reply changed = choose("{\"backupCodes\": {\"count\": 12}, \"prompt\": \"sign-in\"}");

    assertThat(changed.json().path("factors").toString())
        .isEqualTo("[\"backup-code\",\"not-loaded\",\"totp\"]");
    assertThat(changed.json().path("backupCodes").toString())
        .isEqualTo(
            "{\"count\":12,\"length\":20,\"group\":5,\"viewable\":false,"
                + "\"renewAfterUse\":\"all\"}");
    assertThat(changed.json().path("freshProofSeconds").asInt()).isEqualTo(60);
    assertThat(changed.json().path("trustedBrowserDays").asInt()).isEqualTo(30);
    assertThat(changed.json().path("origins").toString())
        .isEqualTo("[\"http://localhost:3000\",\"https://shop.example\"]");
    assertThat(changed.text("prompt")).isEqualTo("sign-in");
    assertThat(client.get("/v1/tenant").body()).isEqualTo(changed.body());
  }

  @Test
  void null_takes_away_what_was_chosen() {
    choose(
        "{\"factors\": [\"totp\"], \"trustedBrowserDays\": 7, \"origins\": [\"https://a.example\"]}");

    Reply changed = choose("{\"factors\": null, \"trustedBrowserDays\": null, \"origins\": []}");

    assertThat(changed.json().path("factors").isMissingNode()).isTrue();
    assertThat(changed.json().path("trustedBrowserDays").isMissingNode()).isTrue();
    assertThat(changed.json().path("origins").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'factors': []}                               | factors",
        "{'factors': ['backup-code']}                  | factors",
        "{'factors': ['totp', 'totp']}                 | factors",
        "{'factors': 'totp'}                           | factors",
        "{'factors': ['totp', 'TOTP']}                 | factors[1]",
        "{'factors': ['totp', 7]}                      | factors[1]",
        "{'factors': ['totp', null]}                   | factors[1]",
        "{'backupCodes': null}                         | backupCodes",
        "{'backupCodes': 10}                           | backupCodes",
        "{'backupCodes': {'size': 10}}                 | backupCodes.size",
        "{'backupCodes': {'count': 4}}                 | backupCodes.count",
        "{'backupCodes': {'count': 51}}                | backupCodes.count",
        "{'backupCodes': {'count': '10'}}              | backupCodes.count",
        "{'backupCodes': {'count': 10.5}}              | backupCodes.count",
        "{'backupCodes': {'count': 4294967306}}        | backupCodes.count",
        "{'backupCodes': {'count': null}}              | backupCodes.count",
        "{'backupCodes': {'length': 12}}               | backupCodes.length",
        "{'backupCodes': {'length': 33}}               | backupCodes.length",
        "{'backupCodes': {'group': 1}}                 | backupCodes.group",
        "{'backupCodes': {'group': 33}}                | backupCodes.group",
        "{'backupCodes': {'viewable': 'yes'}}          | backupCodes.viewable",
        "{'backupCodes': {'renewAfterUse': 'SINGLE'}}  | backupCodes.renewAfterUse",
        "{'backupCodes': {'renewAfterUse': 'none'}}    | backupCodes.renewAfterUse",
        "{'freshProofSeconds': 29}                     | freshProofSeconds",
        "{'freshProofSeconds': 3601}                   | freshProofSeconds",
        "{'freshProofSeconds': null}                   | freshProofSeconds",
        "{'trustedBrowserDays': 0}                     | trustedBrowserDays",
        "{'trustedBrowserDays': 366}                   | trustedBrowserDays",
        "{'trustedBrowserDays': -1}                    | trustedBrowserDays",
        "{'origins': null}                             | origins",
        "{'origins': ['https://a.example/']}           | origins[0]",
        "{'origins': ['https://a.example', '*']}       | origins[1]",
        "{'origins': ['http://a.example']}             | origins[0]",
        "{'origins': ['https://a.example', 'https://a.example']} | origins",
        "{'prompt': 'always'}                          | prompt",
        "{'prompt': null}                              | prompt",
        "{'mfa': null}                                 | mfa",
        "{'renewAfterUse': 'all'}                      | renewAfterUse"
      })
  void a_bad_value_is_named_and_changes_nothing(String json, String field) {
    String before = client.get("/v1/tenant").body();
    String withGood = json.replace('\'', '"').replaceFirst("}$", ", \"name\": \"Changed\"}");

    Reply refused = client.patch("/v1/tenant", withGood);

    assertThat(refused.problem()).isEqualTo("invalid-request");
    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.text("errors.0.reason")).matches("(must|is) .*");
    assertThat(client.get("/v1/tenant").body()).isEqualTo(before);
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

  private Reply choose(String settings) {
    Reply changed = client.patch("/v1/tenant", settings);
    assertThat(changed.status()).isEqualTo(200);
    return changed;
  }
}
