package io.countersign.policies.rules;

import static io.countersign.policies.rules.DocumentTest.rule;
import static io.countersign.policies.rules.Events.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.policy.PolicySource;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Answer.Remark;
import io.countersign.domain.policy.Answer.Said;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.Origin;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyFailed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {

  private static final Origin HERE = new Origin("here");

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"challengeWith\": \"push\"}                       | push",
        "{\"challengeWith\": \"sms\"}                        | sms",
        "{\"challengeWith\": \"@enrolled\"}                  | phone, else totp passkey backup-code",
        "{\"challengeWith\": \"@phishing_resistant\"}        | passkey",
        "{\"challengeWith\": \"@mine\"}                      | totp, else passkey",
        "{\"challengeWith\": {\"assurance\": \"aal2\"}}      | phone, else totp passkey backup-code",
        "{\"challengeWith\": {\"assurance\": \"phishing-resistant\"}} | passkey",
        "{\"challengeWith\": \"totp\", \"additionalFactors\": [\"totp\", \"@enrolled\"]} | totp, else phone passkey backup-code",
        "{\"challengeWithAny\": [\"push\", \"@phishing_resistant\", \"push\"]} | any of push passkey",
        "{\"challengeWithAny\": [\"@enrolled\"]}             | any of phone totp passkey backup-code",
        "{\"enrollWith\": \"passkey\"}                       | enroll passkey",
        "{\"enrollWithAny\": [\"phone\", \"@mine\"]}         | enroll any of phone totp passkey",
        "{\"require\": \"off\"}                              | require OFF",
        "{\"deny\": \"No guests after ten\"}                 | deny: No guests after ten",
        "{\"allow\": true}                                   | allow"
      })
  void what_is_written_is_what_is_wanted(String then, String wanted) {
    assertThat(
            Played.of(
                policy("true", then), someone().has("phone", "totp", "passkey", "backup-code")))
        .containsExactly(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"challengeWith\": \"@enrolled\"}",
        "{\"challengeWith\": \"@phishing_resistant\"}",
        "{\"challengeWithAny\": [\"@enrolled\", \"@phishing_resistant\"]}",
        "{\"challengeWith\": {\"assurance\": \"aal2\"}}",
        "{\"challengeWithAny\": [{\"assurance\": \"phishing-resistant\"}]}"
      })
  void what_stands_for_nothing_stays_a_command_that_nothing_satisfies(String then) {
    assertThat(Played.of(policy("true", then), someone())).containsExactly("any of nothing");
  }

  @Test
  void the_first_of_the_others_is_asked_for_where_the_one_stands_for_nothing() {
    assertThat(
            Played.of(
                policy(
                    "true",
                    "{\"challengeWith\": \"@phishing_resistant\", \"additionalFactors\": [\"totp\"]}"),
                someone().has("totp")))
        .containsExactly("totp");
  }

  @Test
  void a_target_that_is_reached_asks_for_nothing_and_says_so() {
    Policy policy = policy("true", "{\"challengeWith\": {\"assurance\": \"phishing-resistant\"}}");

    assertThat(policy.ask(0, someone().has("passkey").proved("passkey").event(), ""))
        .isEqualTo(
            new Answer(
                List.of(),
                List.of(new Remark(HERE, "matched"), new Remark(HERE, "reached before")),
                ""));
  }

  @Test
  void a_browser_is_remembered_only_where_that_is_said() {
    assertThat(wanted("{\"require\": \"mandatory\", \"rememberedBrowser\": true}"))
        .containsExactly(new Command.Require(MfaRequirement.MANDATORY, true));
    assertThat(wanted("{\"require\": \"optional\"}"))
        .containsExactly(new Command.Require(MfaRequirement.OPTIONAL, false));
  }

  @Test
  void several_commands_of_a_rule_come_in_their_order() {
    assertThat(
            Played.of(
                policy(
                    "true",
                    "{\"challengeWith\": \"totp\"}, {\"challengeWith\": \"phone\"}, {\"allow\": true}"),
                someone()))
        .containsExactly("totp", "phone", "allow");
  }

  @Test
  void every_command_says_which_rule_gave_it_and_every_rule_whether_it_matched() {
    Answer matched = policy("true", "{\"challengeWith\": \"totp\"}").ask(0, someone().event(), "");
    Answer passed = policy("false", "{\"challengeWith\": \"totp\"}").ask(0, someone().event(), "");

    assertThat(matched.commands())
        .containsExactly(new Said(new Command.ChallengeWith(new FactorType("totp")), HERE));
    assertThat(matched.remarks()).containsExactly(new Remark(HERE, "matched"));
    assertThat(passed.commands()).isEmpty();
    assertThat(passed.remarks()).containsExactly(new Remark(HERE, "passed over"));
    assertThat(matched.memo()).isEmpty();
  }

  @Test
  void a_rule_whose_condition_fails_fails_the_policy_by_its_name() {
    assertThatThrownBy(() ->
            policy("event.user.metadata.level > 3", "{\"challengeWith\": \"totp\"}")
                .ask(0, someone().event(), ""))
        .isInstanceOfSatisfying(
            PolicyFailed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo("not-there");
              assertThat(failed)
                  .hasMessage(
                      "rule \"here\": the condition reads what is not there: key 'level' is not present in map.");
            });
  }

  private static List<Command> wanted(String then) {
    return Played.commands(policy("true", then), 0, someone().event());
  }

  private static Policy policy(String when, String then) {
    return Played.ENGINE.compile(
        new PolicySource(
            "{\"groups\": {\"mine\": [\"totp\", \"passkey\"]}, \"rules\": ["
                + rule("here", when, then)
                + "]}"));
  }
}
