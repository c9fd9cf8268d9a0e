package io.countersign.policies.actions;

import static io.countersign.policies.actions.Asked.ENGINE;
import static io.countersign.policies.actions.Asked.document;
import static io.countersign.policies.actions.Asked.handler;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.application.policy.InvalidPolicy;
import io.countersign.application.policy.InvalidPolicy.Flaw;
import io.countersign.application.policy.PolicyEngine;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionsDocumentTest {

  private static final String SIGNATURE =
      "Invalid function signature for the \"onExecutePostLogin\" handler. Use"
          + " \"exports.onExecutePostLogin = async function(event, api) { }\" as the signature.";

  private static List<Flaw> flaws(String document) {
    return catchThrowableOfType(
            InvalidPolicy.class, () -> ENGINE.compile(new PolicySource(document)))
        .flaws();
  }

  private static Flaw flawOf(String code) {
    List<Flaw> flaws = flaws(document(code));
    assertThat(flaws).hasSize(1);
    return flaws.getFirst();
  }

  @ParameterizedTest
  @CsvSource({"'',true", "'\"backupCodes\":true,',true", "'\"backupCodes\":false,',false"})
  void backup_codes_stand_in_unless_the_document_says_otherwise(String said, boolean standIn) {
    String document = document("exports.onExecutePostLogin = async () => {};");

    assertThat(
            ENGINE
                .compile(new PolicySource(document.replaceFirst("[{]", "{" + said)))
                .backupCodesStandIn())
        .isEqualTo(standIn);
  }

  @Test
  void the_engine_is_found_by_its_kind() {
    assertThat(ServiceLoader.load(PolicyEngine.class))
        .extracting(PolicyEngine::kind)
        .containsExactly(PolicyKind.ACTIONS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]||must be an object with actions",
        "{\"actions\":[]}|actions|must be a list of 1 to 16 actions",
        "{\"actions\":{}}|actions|must be a list of 1 to 16 actions",
        "{\"actions\":[7]}|actions[0]|must be an object with name and code",
        "{\"actions\":[{\"name\":\"\",\"code\":\"x\"}]}|actions[0].name|must be 1 to 64 printable characters",
        "{\"actions\":[{\"name\":\"a\\nb\",\"code\":\"x\"}]}|actions[0].name|must be 1 to 64 printable characters",
        "{\"actions\":[{\"name\":\"a\"}]}|actions[0].code|must be 1 to 100,000 characters of JavaScript",
        "{\"actions\":[{\"name\":\"a\",\"code\":7}]}|actions[0].code|must be 1 to 100,000 characters of JavaScript",
        "{\"actions\":[{\"name\":\"a\",\"code\":\"x\",\"modules\":[]}]}|actions[0].modules|is not known",
        "{\"actions\":[{\"name\":\"a\",\"code\":\"x\"},{\"name\":\"a\",\"code\":\"x\"}]}|actions[1].name|must be unique",
        "{\"backupCodes\":\"no\",\"actions\":[{\"name\":\"a\",\"code\":\"x\"}]}|backupCodes|must be true or false",
        "{\"triggers\":1,\"actions\":[{\"name\":\"a\",\"code\":\"x\"}]}|triggers|is not known"
      })
  void a_document_of_another_form_is_refused(String document, String where, String reason) {
    assertThat(flaws(document)).contains(new Flaw(where == null ? "" : where, reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{|1", "nonsense|1", "{\"actions\":[],\"actions\":[]}|1", "{} {}|1"})
  void what_is_no_json_is_refused_with_its_place(String document, int line) {
    Flaw flaw = flaws(document).getFirst();

    assertThat(flaw.where()).isEmpty();
    assertThat(flaw.reason()).startsWith("must be");
  }

  @Test
  void more_code_than_100_000_characters_is_refused() {
    assertThat(flaws(document(" ".repeat(100_001))).getFirst().where())
        .isEqualTo("actions[0].code");
  }

  @Test
  void code_of_100_000_characters_runs() {
    String code = handler("api.access.deny('x');");
    String longest = "// " + "x".repeat(100_000 - code.length() - 4) + "\n" + code;

    assertThat(Asked.commands(Asked.policy(longest).ask(0, Login.of().event(), ""))).hasSize(1);
  }

  @Test
  void sixteen_actions_are_stages_in_their_order_and_seventeen_are_too_many() {
    List<String> actions =
        IntStream.rangeClosed(1, 17)
            .mapToObj(i ->
                "{\"name\":\"a"
                    + i
                    + "\",\"code\":\"exports.onExecutePostLogin = async () => {}\"}")
            .toList();
    String sixteen = "{\"actions\":[" + String.join(",", actions.subList(0, 16)) + "]}";

    assertThat(ENGINE.compile(new PolicySource(sixteen)).stages())
        .hasSize(16)
        .startsWith("a1", "a2")
        .endsWith("a16");
    assertThat(flaws("{\"actions\":[" + String.join(",", actions) + "]}"))
        .contains(new Flaw("actions", "must be a list of 1 to 16 actions"));
  }

  @Test
  void a_syntax_error_is_found_where_it_is() {
    Flaw flaw = flawOf("exports.onExecutePostLogin = async (event, api) => {\n\n  const x = ;\n};");

    assertThat(flaw.where()).isEqualTo("actions[0].code");
    assertThat(flaw.line()).hasValue(3);
    assertThat(flaw.column()).isPresent();
    assertThat(flaw.reason()).startsWith("SyntaxError");
  }

  @Test
  void an_end_that_is_missing_is_found_within_the_code() {
    Flaw flaw = flawOf("exports.onExecutePostLogin = async () => {\n  if (true) {\n}");

    assertThat(flaw.line().orElseThrow()).isBetween(1, 3);
    assertThat(flaw.reason()).startsWith("SyntaxError");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exports.onExecutePostLogin = (event, api) => {};",
        "exports.onExecutePostLogin = function () {};",
        "exports.onExecutePostLogin = function* () {};",
        "exports.onExecutePostLogin = 7;",
        "exports.onContinuePostLogin = async () => {};",
        "module.exports = null;",
        "let nothing = 'at all';"
      })
  void a_handler_that_is_missing_or_not_asynchronous_is_named_as_auth0_does(String code) {
    assertThat(flawOf(code).reason()).isEqualTo(SIGNATURE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exports.onExecutePostLogin = async function () {};",
        "module.exports = { onExecutePostLogin: async (event) => {} };",
        "module.exports.onExecutePostLogin = async () => {};",
        "exports.onExecutePostLogin = async () => {}; exports.onContinuePostLogin = async () => {};",
        "with ({ x: 1 }) { exports.onExecutePostLogin = async () => {}; }",
        "exports.onExecutePostLogin = async () => {}; return;",
        "exports.onExecutePostLogin = async () => {} // the end"
      })
  void whatever_is_a_script_for_auth0_is_one_here(String code) {
    assertThat(Asked.policy(code).stages()).containsExactly("first");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "}); globalThis.evil = 1; (function () {",
        "} + function () { exports.onExecutePostLogin = async () => {};",
        "}\n}); (() => {{"
      })
  void a_script_does_not_end_what_it_is_put_into(String code) {
    assertThat(flawOf(code).reason()).startsWith("SyntaxError");
  }

  @Test
  void what_fails_outside_of_the_handler_is_found_when_it_is_saved() {
    Flaw flaw = flawOf("const x = 1;\nconst axios = require('axios');\n" + handler(""));

    assertThat(flaw.line()).hasValue(2);
    assertThat(flaw.reason()).contains("Cannot find module 'axios'");
  }

  @Test
  void what_does_not_end_outside_of_the_handler_is_found_when_it_is_saved() {
    Flaw flaw = flawOf("for (;;);" + handler(""));

    assertThat(flaw.reason()).contains("took more than");
  }

  @Test
  void the_flaws_of_all_actions_are_told_at_once() {
    assertThat(flaws(document("var x = ;", handler(""), "exports = ")))
        .extracting(Flaw::where)
        .containsExactly("actions[0].code", "actions[2].code");
  }
}
