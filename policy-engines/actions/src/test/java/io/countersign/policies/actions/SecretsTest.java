package io.countersign.policies.actions;

import static io.countersign.policies.actions.Asked.handler;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.application.policy.PolicySource;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyFailed;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private static final String SECRET = "tr\"éasure-4711";
  private static final String LONG = "L".repeat(2000) + "end";

  private static SecretBytes bytes(String text) {
    return SecretBytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Policy policy(String statements) {
    return Asked.ENGINE.compile(
        new PolicySource(
            Asked.document(
                handler(statements), handler("api.access.deny(typeof event.secrets.KEY);")),
            Map.of("first", Map.of("KEY", bytes(SECRET), "LONG", bytes(LONG)))));
  }

  private static Answer answer(String statements) {
    return policy(statements).ask(0, Login.of().event(), "");
  }

  @Test
  void an_action_is_told_its_secrets() {
    assertThat(
            answer("if (event.secrets.KEY === 'tr\"éasure-4711') api.access.deny('same');")
                .commands())
        .hasSize(1);
  }

  @Test
  void other_actions_are_not() {
    Answer second = policy("").ask(1, Login.of().event(), "");

    assertThat(second.commands().toString()).contains("reason=undefined");
  }

  @Test
  void no_secret_is_in_a_reason() {
    assertThat(answer("api.access.deny('it is ' + event.secrets.KEY + '!');").toString())
        .contains("it is ***!")
        .doesNotContain("4711");
  }

  @Test
  void no_secret_is_on_the_console() {
    Answer answer =
        answer(
            "console.log(event.secrets.KEY); console.log(event.secrets);"
                + "console.log('x'.repeat(250), event.secrets.KEY);");

    assertThat(answer.toString()).contains("***").doesNotContain("4711").doesNotContain("éas");
  }

  @Test
  void no_beginning_of_a_secret_remains_where_texts_are_cut() {
    assertThat(answer("console.log(event.secrets.LONG.repeat(20));").toString())
        .doesNotContain("LLLL");
    assertThat(answer("api.access.deny('x'.repeat(16000) + event.secrets.LONG);").toString())
        .doesNotContain("LLLL");
  }

  @Test
  void no_secret_is_in_a_failure() {
    PolicyFailed failed =
        catchThrowableOfType(
            PolicyFailed.class, () -> answer("throw new Error('with ' + event.secrets.KEY);"));

    assertThat(failed).hasMessageContaining("with ***").hasMessageNotContaining("4711");
  }

  @Test
  void no_secret_is_in_a_factor_that_is_none() {
    assertThat(
            answer("api.authentication.challengeWith({type: 'X ' + event.secrets.KEY});")
                .toString())
        .doesNotContain("4711");
  }

  @Test
  void no_secret_is_in_what_is_left_for_others() {
    Answer answer =
        answer(
            "api.transaction.setMetadata('a', event.secrets.KEY);"
                + "api.user.setAppMetadata(event.secrets.KEY, [{x: event.secrets.KEY}]);");

    assertThat(answer.memo()).contains("***").doesNotContain("4711");
  }
}
