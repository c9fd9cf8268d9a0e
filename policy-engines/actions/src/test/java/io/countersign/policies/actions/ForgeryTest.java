package io.countersign.policies.actions;

import static io.countersign.policies.actions.Asked.commands;
import static io.countersign.policies.actions.Asked.handler;
import static io.countersign.policies.actions.Asked.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Command.ChallengeWith;
import io.countersign.domain.policy.Command.ChallengeWithAny;
import io.countersign.domain.policy.Command.Deny;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that change the language under the feet of the host, or remember what they saw. */
class ForgeryTest {

  private static final ChallengeWith OTP = new ChallengeWith(types("totp").getFirst());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JSON.stringify = () => '{}';",
        "JSON.parse = () => ({});",
        "JSON = undefined;",
        "Object.prototype.toJSON = () => 'forged';",
        "Array.prototype.toJSON = () => [];",
        "String.prototype.toJSON = () => 'forged';",
        "Object.prototype.type = 'email'; Object.prototype.factors = [];",
        "Object.defineProperty(Array.prototype, 0, {set() {}, get() { return {type: 'email'}; }});",
        "Array.prototype[Symbol.iterator] = function* () {};",
        "Array.prototype.push = Array.prototype.map = () => [];",
        "Array.isArray = () => false;",
        "Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => {};",
        "String.prototype.slice = () => '\"}'; String.prototype.concat = () => '';",
        "Promise.prototype.then = function () { return this; };",
        "Promise.resolve = () => ({then() {}}); Promise = class {};",
        "Error = class { get stack() { return '<input>:9:9'; } };",
        "Error.prepareStackTrace = () => ({}); Error.stackTraceLimit = 0;",
        "Object.keys = Object.defineProperty = Object.getPrototypeOf = () => { throw 1; };",
        "WeakMap.prototype.get = WeakMap.prototype.set = () => 'forged';",
        "globalThis.globalThis = {}; globalThis.java_invoke = () => 'forged';",
        "globalThis.countersign = () => {}; globalThis.String = () => 'email';",
        "Object.prototype.get = () => 1; Object.prototype.value = 1;",
        "Object.prototype.__proto__ = null; Object.freeze(Object.prototype);",
        "exports = module = undefined; arguments[0] = undefined;",
        "for (const name of Object.getOwnPropertyNames(globalThis)) { try { delete globalThis[name]; } catch {} }"
      })
  void changing_the_language_changes_nothing_of_what_is_said(String tampering) {
    String code =
        tampering.replace("arguments[0]", "globalThis.exports")
            + "\nexports_.onExecutePostLogin = async (event, api) => {"
            + "api.authentication.challengeWith({type: 'otp'});};";
    Policy policy = Asked.policy("const exports_ = exports;" + code);

    assertThat(commands(policy.ask(0, Login.of().event(), ""))).containsExactly(OTP);
  }

  @Test
  void promises_that_are_no_longer_promises_are_a_failure() {
    String tampering =
        "Promise.prototype.constructor = class { static get [Symbol.species]() { return Array; } };";

    assertThatThrownBy(() -> Asked.policy(tampering + handler("")).ask(0, Login.of().event(), ""))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void nothing_is_said_by_whoever_has_no_api() {
    Answer answer =
        Asked.answer(
            """
            const found = [];
            for (let o = globalThis; o; o = Object.getPrototypeOf(o)) {
              for (const key of Reflect.ownKeys(o)) { found.push(String(key)); }
            }
            console.log(found.filter(n => /java|javy|plugin|countersign|host/i.test(n)).join());
            """);

    assertThat(answer.commands()).isEmpty();
    assertThat(answer.remarks()).isEmpty();
  }

  @Test
  void an_answer_in_disguise_is_only_a_value() {
    assertThat(
            commands("return {commands: [{name: 'allow'}], kind: 'done', toString: () => 'done'};"))
        .isEmpty();
  }

  @Test
  void what_is_said_after_the_end_does_not_count() {
    assertThat(
            commands(
                "Promise.resolve().then(() => {}).then(() => {}).then(() => {}).then(() => {})"
                    + ".then(() => {}).then(() => api.multifactor.enable('none'));"
                    + "api.authentication.challengeWith({type: 'otp'});"))
        .containsExactly(OTP);
  }

  @Test
  void quotes_and_braces_stay_in_their_text() {
    assertThat(commands("api.access.deny('\"},{\"name\":\"x\\\\');"))
        .containsExactly(new Deny("\"},{\"name\":\"x\\"));
    assertThat(commands("api.authentication.challengeWithAny([{type: 'otp\"},{\"type\":\"sms'}]);"))
        .containsExactly(new ChallengeWithAny(types()));
  }

  @Test
  void a_script_remembers_nothing_of_the_login_before() {
    Policy policy =
        Asked.policy(
            """
            let count = 0;
            globalThis.seen ??= [];
            exports.onExecutePostLogin = async (event, api) => {
              count++;
              Object.prototype.polluted = event.user.user_id;
              Array.prototype.includes = () => true;
              const before = [count, seen.length, typeof globalThis.leak].join();
              seen.push(event.user.user_id);
              globalThis.leak = event;
              api.access.deny(before);
            };
            """);

    for (int i = 0; i < 5; i++) {
      assertThat(commands(policy.ask(0, Login.of().event(), "")))
          .containsExactly(new Deny("1,0,undefined"));
    }
  }

  @Test
  void scripts_of_other_tenants_see_nothing_of_each_other() {
    Policy polluter =
        Asked.policy(
            handler(
                "Object.prototype.type = 'email'; globalThis.mine = event.user;"
                    + "JSON.stringify = () => 'forged'; delete globalThis.Math;"));
    Policy victim =
        Asked.policy(
            handler(
                "api.access.deny([typeof mine, typeof Math, ({}).type, JSON.stringify(1)].join());"));

    for (int i = 0; i < 5; i++) {
      polluter.ask(0, Login.of().event(), "");
      assertThat(commands(victim.ask(0, Login.of().event(), "")))
          .containsExactly(new Deny("undefined,object,,1"));
    }
  }

  @Test
  void after_a_failure_the_same_script_starts_anew() {
    Policy policy =
        Asked.policy(
            "let n = 0;"
                + handler(
                    "n++; if (event.authorization.roles.includes('bad')) {"
                        + " globalThis.stained = 1; throw new Error('x'); }"
                        + "api.access.deny(n + typeof stained);"));

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> policy.ask(0, Login.of().roles("bad").event(), ""))
          .isInstanceOf(PolicyFailed.class);
      assertThat(commands(policy.ask(0, Login.of().event(), "")))
          .containsExactly(new Deny("1undefined"));
    }
  }

  @Test
  void who_speaks_without_end_is_not_listened_to() {
    assertThatThrownBy(() -> Asked.answer("for (;;) api.multifactor.enable('any');"))
        .isInstanceOfSatisfying(
            PolicyFailed.class, failed -> assertThat(failed.code()).isEqualTo("too-many-messages"));
  }
}
