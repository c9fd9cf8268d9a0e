package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.rest.fixture.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class PolicyAnswers extends Answers {
  private static final String ALL = "/v1/policies";

  @Test
  void a_version_is_saved_listed_read_and_activated() {
    Reply saved = save("{'kind': 'rules', 'document': {'b': [1, 2.50], 'a': 'é\\n'}}");
    assertThat(saved.status()).isEqualTo(201);
    assertThat(saved.header("Location")).isEqualTo("/v1/policies/1");
    assertThat(saved.text("active")).isEqualTo("false");
    assertThat(client.get(ALL + "/active").problem()).isEqualTo("not-found");
    save("{'kind': 'rules', 'document': {}, 'comment': 'Second', 'activate': true}");

    Reply listed = client.get(ALL + "?limit=1");
    assertThat(listed.text("policies.0.version")).isEqualTo("2");
    assertThat(listed.text("policies.0.active")).isEqualTo("true");
    assertThat(listed.text("policies.0.comment")).isEqualTo("Second");
    assertThat(listed.text("policies.0.author")).isEqualTo("shop");
    assertThat(listed.text("next")).isEqualTo("2");
    assertThat(client.get(ALL + "?before=2").text("policies.0.version")).isEqualTo("1");
    Reply read = client.get(ALL + "/1");
    assertThat(read.body()).contains("\"document\":{\"a\":\"é\\n\",\"b\":[1,2.50]}");
    assertThat(client.get(ALL + "/active").text("version")).isEqualTo("2");
    assertThat(post("/1/activate", "{}").body()).isEqualTo("{\"active\":1}");
    assertThat(client.get(ALL + "/active").text("version")).isEqualTo("1");
    assertThat(stranger().get(ALL + "/1").problem()).isEqualTo("not-found");
  }

  @Test
  void secrets_are_written_and_never_read() {
    Reply saved =
        save("{'kind': 'rules', 'document': {}, 'secrets': {'first': {'B': 'hush', 'A': 'hush'}}}");
    Reply over =
        save(
            "{'kind': 'rules', 'document': {}, 'secretsFrom': 1, 'secrets': {'second': {'C': 'hush'}}}");
    Reply read = client.get(ALL + "/2");

    assertThat(read.body()).contains("\"secrets\":{\"first\":[\"A\",\"B\"],\"second\":[\"C\"]}");
    assertThat(saved.body() + over.body() + read.body()).doesNotContain("hush");
    assertThat(save("{'kind': 'rules', 'document': {}, 'secretsFrom': 9}").field())
        .isEqualTo("secretsFrom");
  }

  @Test
  void secrets_that_are_taken_over_count_as_well() {
    String many = "{'kind': 'rules', 'document': {}, 'secrets': {'%s': {%s}}%s}";
    String values = "'%s': '" + "x".repeat(4_000) + "'";
    StringBuilder named = new StringBuilder(values.formatted("N0"));
    for (int i = 1; i < 10; i++) {
      named.append(", ").append(values.formatted("N" + i));
    }
    assertThat(save(many.formatted("one", named, "")).status()).isEqualTo(201);

    assertThat(save(many.formatted("two", named, ", 'secretsFrom': 1")).field())
        .isEqualTo("secrets");
  }

  @Test
  void one_with_flaws_is_refused_whole() {
    Reply refused = save("{'kind': 'rules', 'document': {'a': 'flawed'}, 'activate': true}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("invalid-policy");
    assertThat(refused.text("flaws.0.where")).isEqualTo("rules[0]");
    assertThat(refused.text("flaws.0.line")).isEqualTo("3");
    assertThat(refused.text("flaws.0.column")).isEqualTo("7");
    assertThat(refused.text("flaws.0.reason")).isEqualTo("is flawed");
    assertThat(client.get(ALL).json().path("policies").isEmpty()).isTrue();
  }

  @Test
  void one_that_nothing_here_runs_is_refused_and_what_is_missing_named() {
    Reply refused = save("{'kind': 'actions', 'document': {}}");

    assertThat(refused.problem()).isEqualTo("policy-engine-missing");
    assertThat(refused.text("module")).isEqualTo("policy-engines/actions");
    assertThat(client.get(ALL).json().path("policies").isEmpty()).isTrue();
  }

  @Test
  void what_could_not_be_tried_is_not_called_flawed() {
    String draft = "{\"kind\": \"rules\", \"document\": {}}";
    assertThat(client.post("/v1/policies", draft).status()).isEqualTo(201);
    assertThat(client.post("/v1/policies/1/activate", "{}").status()).isEqualTo(200);
    assertThat(client.post("/v1/policies/deactivate", "{}").status()).isEqualTo(200);
    host.engine.failWith(() -> new PoliciesBusy("too many others run"));

    List<Reply> refused =
        List.of(
            client.post("/v1/policies", draft),
            client.post("/v1/policies/1/activate", "{}"),
            client.post("/v1/policies/rollback", "{}"),
            client.post(
                "/v1/policies/simulate",
                "{\"kind\": \"rules\", \"document\": {}, \"event\": {\"userId\": \"ada\"}}"));

    assertThat(refused).extracting(Reply::status).containsOnly(503);
    assertThat(refused).extracting(Reply::problem).containsOnly("policy-not-tried");
    assertThat(refused.getFirst().header("Retry-After")).isEqualTo("5");
    host.engine.work();
    assertThat(client.post("/v1/policies", draft).status()).isEqualTo(201);
  }

  @Test
  void one_that_does_not_compile_any_more_is_not_activated() {
    save("{'kind': 'rules', 'document': {}, 'activate': true}");
    save("{'kind': 'rules', 'document': {}, 'activate': true}");
    host.engine.refuse(true);

    assertThat(post("/1/activate", "{}").problem()).isEqualTo("invalid-policy");
    assertThat(post("/rollback", "{}").problem()).isEqualTo("invalid-policy");
    assertThat(client.get(ALL + "/active").text("version")).isEqualTo("2");
    assertThat(post("/deactivate", "{}").body()).isEqualTo("{}");
  }

  @Test
  void going_back_twice_leads_two_steps_back() {
    for (int i = 0; i < 3; i++) {
      save("{'kind': 'rules', 'document': {}, 'activate': true}");
    }

    assertThat(post("/rollback", "{}").text("active")).isEqualTo("2");
    assertThat(post("/rollback", "{}").text("active")).isEqualTo("1");
    assertThat(post("/rollback", "{}").body()).isEqualTo("{}");
    assertThat(client.get(ALL + "/active").problem()).isEqualTo("not-found");
    assertThat(post("/rollback", "{}").problem()).isEqualTo("no-policy-before");
  }

  @Test
  void who_expected_another_one_learns_which_is_active() {
    String draft = "{'kind': 'rules', 'document': {}, 'activate': true, 'expectedActive': null}";
    assertThat(save(draft).status()).isEqualTo(201);

    Reply late = save(draft);
    assertThat(late.problem()).isEqualTo("policy-changed");
    assertThat(late.text("active")).isEqualTo("1");
    assertThat(client.get(ALL).json().path("policies").size()).isEqualTo(1);
    assertThat(post("/1/activate", "{'expectedActive': 7}").problem()).isEqualTo("policy-changed");
    assertThat(post("/rollback", "{'expectedActive': null}").problem()).isEqualTo("policy-changed");
    assertThat(post("/deactivate", "{'expectedActive': 2}").problem()).isEqualTo("policy-changed");
    assertThat(post("/deactivate", "{'expectedActive': 1}").status()).isEqualTo(200);
    Reply none = post("/1/activate", "{'expectedActive': 1}");
    assertThat(none.problem()).isEqualTo("policy-changed");
    assertThat(none.json().has("active")).isFalse();
  }

  @Test
  void policies_to_begin_with_are_listed() {
    Reply presets = client.get(ALL + "/presets");

    assertThat(presets.text("presets.0.name")).isEqualTo("silent");
    assertThat(presets.text("presets.0.kind")).isEqualTo("rules");
    assertThat(presets.json().at("/presets/0/document").has("stages")).isTrue();
  }

  @Test
  void a_document_may_be_larger_than_other_bodies() {
    String most = "x".repeat(400_000 - "{\"a\":\"\"}".length());

    assertThat(save("{'kind': 'rules', 'document': {'a': '" + most + "'}}").status())
        .isEqualTo(201);
    assertThat(save("{'kind': 'rules', 'document': {'a': '" + most + "x'}}").field())
        .isEqualTo("document");
    assertThat(client.get(ALL + "/1").json().at("/document/a").asString()).isEqualTo(most);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'document': {}} | kind",
        "{'kind': 'RULES', 'document': {}} | kind",
        "{'kind': 'rules'} | document",
        "{'kind': 'rules', 'document': []} | document",
        "{'kind': 'rules', 'document': '{}'} | document",
        "{'kind': 'rules', 'document': {'a': null}} | document.a",
        "{'kind': 'rules', 'document': {}, 'comment': ''} | comment",
        "{'kind': 'rules', 'document': {}, 'comment': 'a\\nb'} | comment",
        "{'kind': 'rules', 'document': {}, 'secrets': {'a': 'b'}} | secrets.a",
        "{'kind': 'rules', 'document': {}, 'secrets': {'a': {'b': ''}}} | secrets.a.b",
        "{'kind': 'rules', 'document': {}, 'secrets': {'a': {'': 'b'}}} | secrets",
        "{'kind': 'rules', 'document': {}, 'secretsFrom': 0} | secretsFrom",
        "{'kind': 'rules', 'document': {}, 'activate': 1} | activate",
        "{'kind': 'rules', 'document': {}, 'expectedActive': 0} | expectedActive",
        "{'kind': 'rules', 'document': {}, 'version': 1} | version"
      })
  void the_field_at_fault_is_named(String json, String field) {
    assertThat(save(json).field()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({"0", "100000", "01", "x"})
  void what_is_no_version_is_not_found(String version) {
    assertThat(client.get(ALL + "/" + version).problem()).isEqualTo("not-found");
    assertThat(post("/" + version + "/activate", "{}").problem()).isEqualTo("not-found");
    assertThat(client.get(ALL + "?before=" + version).field()).isEqualTo("before");
  }

  private Reply save(String json) {
    return client.post(ALL, json.replace('\'', '"'));
  }

  private Reply post(String path, String json) {
    return client.post(ALL + path, json.replace('\'', '"'));
  }
}
