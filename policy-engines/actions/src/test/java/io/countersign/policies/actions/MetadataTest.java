package io.countersign.policies.actions;

import static io.countersign.policies.actions.Asked.commands;
import static io.countersign.policies.actions.Asked.handler;
import static io.countersign.policies.actions.Asked.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Command.Deny;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What actions leave to those after them. */
class MetadataTest {

  private static final String TELL =
      handler(
          "api.access.deny([event.transaction.metadata, event.user.user_metadata,"
              + " event.user.app_metadata].map(m => JSON.stringify(m)).join(' '));");

  private static String told(String statements, Login login) {
    Policy both = policy(handler(statements), TELL);
    Answer first = both.ask(0, login.event(), "");
    return commands(both.ask(1, login.event(), first.memo())).toString();
  }

  @Test
  void what_an_action_sets_those_after_it_see() {
    assertThat(
            told(
                "api.transaction.setMetadata('a', 'x'); api.transaction.setMetadata('n', 1.5);"
                    + "api.user.setUserMetadata('u', {deep: [1, true, null]});"
                    + "api.user.setAppMetadata('plan', 'gold');",
                Login.of().appMetadata("{\"plan\":\"free\",\"old\":1}")))
        .contains("{\"a\":\"x\",\"n\":1.5}")
        .contains("{\"color\":\"red\",\"u\":{\"deep\":[1,true,null]}}")
        .contains("{\"plan\":\"gold\",\"old\":1}");
  }

  @Test
  void what_an_action_removes_those_after_it_do_not_see() {
    assertThat(
            told(
                "api.user.setUserMetadata('color', null); api.user.setAppMetadata('old', undefined);"
                    + "api.transaction.setMetadata('a', 'x'); api.transaction.setMetadata('a', null);",
                Login.of().appMetadata("{\"old\":1}")))
        .contains("{} {} {}");
  }

  @Test
  void the_metadata_of_the_transaction_is_seen_at_once_and_that_of_the_user_later() {
    Policy policy =
        policy(
            handler(
                "api.transaction.setMetadata('a', 'x'); api.user.setAppMetadata('a', 'x');"
                    + "api.access.deny(event.transaction.metadata.a + event.user.app_metadata.a);"));

    assertThat(commands(policy.ask(0, Login.of().event(), "")))
        .containsExactly(new Deny("xundefined"));
  }

  @Test
  void what_was_set_lasts_over_actions_that_set_something_else() {
    Policy three =
        policy(
            handler("api.transaction.setMetadata('a', 1);"),
            handler("api.transaction.setMetadata('b', event.transaction.metadata.a + 1);"),
            TELL);
    String memo = three.ask(0, Login.of().event(), "").memo();
    memo = three.ask(1, Login.of().event(), memo).memo();

    assertThat(commands(three.ask(2, Login.of().event(), memo)).toString())
        .contains("{\"a\":1,\"b\":2}");
  }

  @Test
  void there_is_no_memo_without_a_change() {
    assertThat(policy(handler("")).ask(0, Login.of().event(), "").memo()).isEmpty();
  }

  @Test
  void a_name_of_the_language_is_only_a_name() {
    assertThat(told("api.user.setAppMetadata('__proto__', {admin: true});", Login.of()))
        .contains("{\"__proto__\":{\"admin\":true}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.transaction.setMetadata('a', {})",
        "api.transaction.setMetadata('a', 'x'.repeat(8193))",
        "api.transaction.setMetadata('a'.repeat(65), 'x')",
        "api.transaction.setMetadata('', 'x')",
        "api.transaction.setMetadata('a', NaN)",
        "api.user.setAppMetadata('a', () => 1)",
        "api.user.setAppMetadata('a', 10n)",
        "api.user.setUserMetadata('a', 'x'.repeat(20000))",
        "const o = {}; o.o = o; api.user.setUserMetadata('a', o)"
      })
  void metadata_outside_of_its_limits_is_refused(String call) {
    assertThatThrownBy(() -> Asked.answer(call + ";"))
        .isInstanceOfSatisfying(
            PolicyFailed.class, failed -> assertThat(failed.code()).isEqualTo("threw"));
  }

  @Test
  void more_than_fits_in_all_is_a_failure() {
    assertThatThrownBy(() ->
            Asked.answer(
                "for (const k of 'abc') api.transaction.setMetadata(k, 'x'.repeat(8000));"))
        .isInstanceOfSatisfying(
            PolicyFailed.class, failed -> assertThat(failed.code()).isEqualTo("memo-too-long"));
  }

  @Test
  void a_memo_of_somebody_else_is_a_failure() {
    assertThatThrownBy(() -> policy(handler("")).ask(0, Login.of().event(), "{"))
        .isInstanceOfSatisfying(
            PolicyFailed.class, failed -> assertThat(failed.code()).isEqualTo("invalid-memo"));
  }
}
