package io.countersign.policies.actions;

import static io.countersign.policies.actions.Asked.console;
import static io.countersign.policies.actions.Asked.remarks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.policy.PolicyFailed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a script finds around it besides event and api. */
class SurroundingsTest {

  @Test
  void the_clock_tells_when_the_question_was_asked() {
    assertThat(console("console.log(new Date().toISOString(), Date.now());", Login.of()))
        .containsExactly("2026-11-22T10:11:12.345Z 1795342272345");
  }

  @Test
  void chance_is_the_same_for_the_same_question_and_another_for_another() {
    String draw = "console.log(Math.random(), Math.random());";
    List<String> first = console(draw, Login.of());

    assertThat(console(draw, Login.of())).isEqualTo(first);
    assertThat(console(draw, Login.of().proved("totp"))).isNotEqualTo(first);
    assertThat(first.getFirst()).matches("0\\.\\d+ 0\\.\\d+");
  }

  @Test
  void what_is_written_is_kept_up_to_256_characters() {
    List<String> lines =
        console(
            "console.log('a', 1, {b: [2]}, null, undefined, new Error('c')); console.warn('d');"
                + "console.error('e'.repeat(300)); console.info('f');",
            Login.of());

    assertThat(lines.subList(0, 2)).containsExactly("a 1 {\"b\":[2]} null undefined Error: c", "d");
    assertThat(String.join("", lines)).hasSize(256);
  }

  @Test
  void what_is_written_outside_of_the_handler_is_kept_as_well() {
    assertThat(
            remarks(
                Asked.policy("console.log('outside');" + Asked.handler("console.log('inside');"))
                    .ask(0, Login.of().event(), "")))
        .containsExactly("outside", "inside");
  }

  @Test
  void what_is_written_cannot_break_out_of_its_line() {
    assertThat(console("console.log('a\\nb\\u001b[31mc');", Login.of()))
        .containsExactly("a b [31mc");
  }

  @Test
  void the_language_of_today_is_there() {
    assertThat(
            console(
                """
                const { user: { name = 'x', ...rest } = {}, missing } = event;
                const f = async function* () { yield* [1, 2]; };
                let sum = 0n;
                for await (const n of f()) { sum += BigInt(n); }
                class A { #x = 1; static y = 2; get x() { return this.#x; } }
                console.log(name, rest.user_id, missing?.deep.er ?? 'none', sum ** 2n, new A().x + A.y,
                    'aXbX'.replaceAll('X', '-'), [3, 1].toSorted().at(-1), /(?<n>\\d+)/u.exec('a12').groups.n,
                    Object.fromEntries([['k', 1_000]]).k, `${1 + 1}`, new Set([1, 1]).size);
                """,
                Login.of()))
        .containsExactly("Ada u-1 none 9 3 a-b- 3 12 1000 2 1");
  }

  @Test
  void a_failure_names_its_action_and_line() {
    assertThatThrownBy(() -> Asked.answer("\n\nevent.nothing.there();"))
        .isInstanceOf(PolicyFailed.class)
        .hasMessage("first, line 3: TypeError: cannot read property 'there' of undefined");
  }

  @Test
  void a_module_that_is_not_there_is_named() {
    assertThatThrownBy(() -> Asked.answer("const axios = require('axios@1.2.3');"))
        .hasMessage("first, line 1: Cannot find module 'axios@1.2.3': there are no modules here");
  }

  @Test
  void the_network_that_is_not_there_is_named() {
    assertThatThrownBy(() -> Asked.answer("await fetch('https://example.org');"))
        .hasMessage("first, line 1: fetch is not available: there is no network here");
  }

  @Test
  void whoever_expects_a_failure_may_go_on() {
    assertThat(
            console(
                "try { require('x'); } catch (e) { console.log(e.code, e instanceof Error); }",
                Login.of()))
        .containsExactly("MODULE_NOT_FOUND true");
  }

  @Test
  void an_event_is_an_object_like_any_other() {
    assertThat(
            console(
                """
                const { user, ...rest } = event;
                const copy = { ...event };
                const names = Object.keys(event).join();
                event.user.name = 'Bob';
                event.tenant = { id: 'mine' };
                const child = Object.create(event);
                child.stats = 1;
                delete event.secrets;
                console.log(names);
                console.log(user === event.user, copy.user === user, 'user' in rest, event.user.name,
                    event.tenant.id, copy.tenant.id, event.stats.logins_count, child.stats,
                    'secrets' in event, 'organization' in event, event.organization?.id);
                console.log(JSON.stringify({ ...event, user: 0, authentication: 0, request: 0, transaction: 0 }));
                """,
                Login.of()))
        .containsExactly(
            "user,authentication,request,authorization,client,connection,transaction,tenant,stats,secrets",
            "true true false Bob mine acme 2 1 false false undefined",
            "{\"user\":0,\"authentication\":0,\"request\":0,\"authorization\":{\"roles\":[]},\"client\":{\"client_id\":\"shop\",\"name\":\"sh");
  }

  @Test
  void an_event_is_the_same_whatever_became_of_the_language() {
    assertThat(
            console(
                """
                JSON.parse = () => ({}); Object.keys = () => [];
                Object.defineProperty(Object.prototype, 'user', { get() { return {}; }, set() {} });
                Object.defineProperty(Object.prototype, 'name', { get() { return 'x'; }, set() {} });
                Object.defineProperty(Object.prototype, 'organization', { get() { return 1; } });
                console.log(event.user.name, event.user.email, event.organization.id, event.organization.name);
                """,
                Login.of().organization("{}")))
        .containsExactly("Ada ada@example.org org_1 Acme");
  }
}
