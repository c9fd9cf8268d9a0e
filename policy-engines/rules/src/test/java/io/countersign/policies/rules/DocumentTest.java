package io.countersign.policies.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.application.policy.InvalidPolicy;
import io.countersign.application.policy.InvalidPolicy.Flaw;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.domain.factor.SecretBytes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTest {

  @Test
  void the_engine_runs_rules_and_names_their_stages() {
    var policy =
        Played.ENGINE.compile(new PolicySource(rules(rule("erste", "true", "{\"allow\": true}"))));

    assertThat(Played.ENGINE.kind()).isEqualTo(PolicyKind.RULES);
    assertThat(policy.stages()).containsExactly("erste");
  }

  @ParameterizedTest
  @CsvSource({"'',true", "'\"backupCodes\":true,',true", "'\"backupCodes\":false,',false"})
  void backup_codes_stand_in_unless_the_document_says_otherwise(String said, boolean standIn) {
    String document = rules(rule("a", "true", "{\"allow\": true}"));

    assertThat(
            Played.ENGINE
                .compile(new PolicySource(document.replaceFirst("[{]", "{" + said)))
                .backupCodesStandIn())
        .isEqualTo(standIn);
  }

  @Test
  void whether_they_do_is_true_or_false() {
    String document = rules(rule("a", "true", "{\"allow\": true}"));
    var source = new PolicySource(document.replaceFirst("[{]", "{\"backupCodes\":\"no\","));

    assertThat(
            catchThrowableOfType(InvalidPolicy.class, () -> Played.ENGINE.compile(source)).flaws())
        .containsExactly(new Flaw("backupCodes", "must be true or false"));
  }

  @Test
  void secrets_are_refused_since_nobody_is_told_them() {
    var secret = Map.of("a", Map.of("b", SecretBytes.of(new byte[] {1})));
    var source = new PolicySource(rules(rule("a", "true", "{\"allow\": true}")), secret);

    assertThat(
            catchThrowableOfType(InvalidPolicy.class, () -> Played.ENGINE.compile(source)).flaws())
        .extracting(Flaw::reason)
        .containsExactly("has no use for secrets");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"allow\": false}                          | then[0].allow            | must be true",
        "{\"allow\": \"true\"}                       | then[0].allow            | must be true",
        "{\"deny\": 7}                               | then[0].deny             | must be a text",
        "{\"deny\": \"\"}                            | then[0].deny             | must have 1 to 255 printable characters",
        "{\"deny\": \"a\\nb\"}                       | then[0].deny             | must have 1 to 255 printable characters",
        "{\"deny\": null}                            | then[0].deny             | must be a text",
        "{\"challengeWith\": \"TOTP\"}               | then[0].challengeWith    | must be the name of a factor, for example totp",
        "{\"challengeWith\": [\"totp\"]}             | then[0].challengeWith    | must be the name of a factor, @group, or {\"assurance\": …}",
        "{\"challengeWith\": \"@mine\"}              | then[0].challengeWith    | names a group that is not there",
        "{\"challengeWith\": {\"assurance\": \"aal3\"}} | then[0].challengeWith.assurance | must be aal2 or phishing-resistant",
        "{\"challengeWith\": {\"assurance\": \"aal2\", \"x\": 1}} | then[0].challengeWith.x | is not known here",
        "{\"challengeWith\": {}}                     | then[0].challengeWith.assurance | must be there",
        "{\"challengeWith\": \"totp\", \"additionalFactor\": []} | then[0].additionalFactor | is not known here",
        "{\"challengeWith\": \"totp\", \"additionalFactors\": []} | then[0].additionalFactors | must hold 1 to 32 items",
        "{\"challengeWith\": \"totp\", \"additionalFactors\": [1]} | then[0].additionalFactors[0] | must be the name of a factor, @group, or {\"assurance\": …}",
        "{\"challengeWith\": \"totp\", \"allow\": true} | then[0].allow          | is not known here",
        "{\"challengeWithAny\": \"totp\"}            | then[0].challengeWithAny | must be a list",
        "{\"challengeWithAny\": []}                  | then[0].challengeWithAny | must hold 1 to 32 items",
        "{\"enrollWith\": \"@enrolled\"}             | then[0].enrollWith       | must be the name of a factor, for example totp",
        "{\"enrollWithAny\": [\"@enrolled\"]}        | then[0].enrollWithAny[0] | stands for what users have already, and cannot be enrolled",
        "{\"enrollWithAny\": [{\"assurance\": \"aal2\"}]} | then[0].enrollWithAny[0] | must be a text",
        "{\"require\": \"always\"}                   | then[0].require          | must be mandatory, optional or off",
        "{\"require\": \"off\", \"rememberedBrowser\": 1} | then[0].rememberedBrowser | must be true or false",
        "{\"challenge\": \"totp\"}                   | then[0]                  | must be an object with one of [challengeWith, challengeWithAny, enrollWith, enrollWithAny, require, allow, deny]",
        "\"allow\"                                   | then[0]                  | must be an object with one of [challengeWith, challengeWithAny, enrollWith, enrollWithAny, require, allow, deny]",
        "{\"allow\": true}, {\"deny\": \"x\"}        | then[1]                  | comes after the end of the policy"
      })
  void commands_that_are_none_are_refused_where_they_are(String then, String where, String reason) {
    assertThat(flaws(rules(rule("a", "true", then))))
        .contains(new Flaw("rules[0]." + where, reason));
  }

  @Test
  void a_rule_that_asks_more_often_than_may_be_asked_is_refused() {
    String then =
        String.join(", ", List.of("{\"challengeWith\": \"totp\"}").toArray(String[]::new));
    String five = then + ", " + then + ", " + then + ", " + then + ", " + then;

    assertThat(flaws(rules(rule("a", "true", five))))
        .containsExactly(new Flaw("rules[0].then", "asks more than 4 times"));
  }

  @Test
  void all_flaws_are_told_at_once() {
    assertThat(
            flaws(
                """
                {"rule": [], "groups": {"enrolled": ["totp"], "b": [], "C": ["totp"], "d": ["@b"]},
                 "rules": [7, {"when": 1, "then": {}}, {"name": " a", "when": "true", "then": []}]}
                """))
        .extracting(flaw -> flaw.where() + " " + flaw.reason())
        .containsExactly(
            "rule is not known here",
            "groups.enrolled is there already",
            "groups.b must be a list of 1 to 32 names of factors",
            "groups must have names that match [a-z][a-z0-9_-]{0,31}",
            "groups.d[0] must be the name of a factor, for example totp",
            "rules[0] must be an object",
            "rules[1].name must be there",
            "rules[1].when must be a text",
            "rules[1].then must be a list",
            "rules[2].name must have 1 to 64 printable characters, without white space around",
            "rules[2].then must hold 1 to 16 items");
  }

  @Test
  void rules_have_names_of_their_own() {
    String rule = rule("a", "true", "{\"allow\": true}");

    assertThat(flaws(rules(rule + ", " + rule)))
        .containsExactly(new Flaw("rules[1].name", "must be no other rule's, too"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"rules\": [                    | ~~                | 1 | must be JSON, nested at most 32 deep",
        "[]                               | ~~                | 1 | must be an object of JSON",
        "{\"rules\": [], \"rules\": []}   | rules             | 1 | must not be there twice",
        "{\"rules\": [{\"name\": \"a\", \"name\": \"b\"}]} | rules[0].name | 1 | must not be there twice",
        "{} {}                            | ~~                | 1 | must end after the object",
        "{\"rules\": NaN}                 | ~~                | 1 | must be JSON, nested at most 32 deep",
        "{'rules': []}                    | ~~                | 1 | must be JSON, nested at most 32 deep",
        "{\"rules\": [],}                 | ~~                | 1 | must be JSON, nested at most 32 deep",
        "{/* no */ \"rules\": []}         | ~~                | 1 | must be JSON, nested at most 32 deep"
      })
  void a_text_that_two_could_read_differently_is_refused(
      String document, String where, int line, String reason) {
    assertThat(flaws(document))
        .singleElement()
        .satisfies(flaw -> {
          assertThat(flaw.where()).isEqualTo(where);
          assertThat(flaw.line()).hasValue(line);
          assertThat(flaw.column()).isPresent();
          assertThat(flaw.reason()).isEqualTo(reason);
        });
  }

  @Test
  void an_empty_document_is_refused() {
    assertThat(flaws("{}")).containsExactly(new Flaw("rules", "must be there"));
    assertThat(flaws("{\"rules\": []}"))
        .containsExactly(new Flaw("rules", "must hold 1 to 64 items"));
    assertThat(flaws("")).extracting(Flaw::reason).containsExactly("must be an object of JSON");
  }

  @Test
  void deep_nesting_is_refused_before_it_costs_anything() {
    String deep = "{\"rules\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThat(flaws(deep))
        .extracting(Flaw::reason)
        .containsExactly("must be JSON, nested at most 32 deep");
  }

  @Test
  void too_many_rules_are_refused() {
    String many =
        IntStream.rangeClosed(0, 64)
            .mapToObj(i -> rule("r" + i, "true", "{\"allow\": true}"))
            .collect(Collectors.joining(","));

    assertThat(flaws(rules(many))).containsExactly(new Flaw("rules", "must hold 1 to 64 items"));
  }

  @Test
  void no_more_flaws_are_told_than_anybody_reads() {
    String wrong = "1,".repeat(60) + "1";
    String document =
        "{\"x\": 1, \"y\": 2, \"z\": 3, \"u\": 4, \"v\": 5, \"rules\": [" + wrong + "]}";

    assertThat(flaws(document)).hasSize(64);
  }

  @Test
  void names_may_be_of_any_language() {
    var policy =
        Played.ENGINE.compile(
            new PolicySource(
                rules(rule("Büro 東京 😀", "true", "{\"deny\": \"Zutritt verweigert – 駄目\"}"))));

    assertThat(Played.of(policy, Events.someone()))
        .containsExactly("deny: Zutritt verweigert – 駄目");
  }

  private static List<Flaw> flaws(String document) {
    return catchThrowableOfType(
            InvalidPolicy.class, () -> Played.ENGINE.compile(new PolicySource(document)))
        .flaws();
  }

  static String rule(String name, String when, String then) {
    return "{\"name\": \"%s\", \"when\": \"%s\", \"then\": [%s]}".formatted(name, when, then);
  }

  static String rules(String rules) {
    return "{\"rules\": [" + rules + "]}";
  }
}
