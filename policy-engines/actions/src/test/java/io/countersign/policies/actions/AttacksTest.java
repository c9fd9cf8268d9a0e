package io.countersign.policies.actions;

import static io.countersign.policies.actions.Asked.commands;
import static io.countersign.policies.actions.Asked.handler;
import static io.countersign.policies.actions.Asked.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.countersign.application.policy.PolicySource;
import io.countersign.domain.policy.Command.ChallengeWith;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.policies.actions.sandbox.Bounds;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What scripts try in order to get out, to stay in, or to take everything with them. */
@Timeout(120)
class AttacksTest {

  private static final ActionsEngine ENGINE =
      new ActionsEngine(new Bounds(Duration.ofMillis(500), Duration.ofSeconds(60), 16 << 20, 3));

  /** A neighbor on the same interpreters, who must not notice. */
  private static final Policy NEIGHBOR =
      compiled(
          handler(
              "api.authentication.challengeWith({type: 'otp'}, {additionalFactors: "
                  + "event.user.enrolledFactors.map(f => ({type: f.type}))});"));

  private static Policy compiled(String code) {
    return ENGINE.compile(new PolicySource(Asked.document(code)));
  }

  private static void theNeighborIsWell() {
    var login = Login.of().enrolled("totp", "email").event();
    assertThat(commands(NEIGHBOR.ask(0, login, "")))
        .containsExactly(new ChallengeWith(types("totp").getFirst(), types("email")));
  }

  static Stream<Arguments> endless() {
    return Stream.of(
        arguments("a loop", "while (true);"),
        arguments("a loop that catches", "for (;;) { try { null.x } catch {} }"),
        arguments(
            "a loop after a command", "api.authentication.challengeWith({type: 'otp'}); for (;;);"),
        arguments("an asynchronous loop", "while (true) await null;"),
        arguments(
            "microtasks that make microtasks",
            "const f = () => Promise.resolve().then(f); f(); await new Promise(() => {});"),
        arguments("microtasks left behind", "const f = () => queueMicrotask(f); f();"),
        arguments("a getter", "api.authentication.challengeWith({get type() { for (;;); }});"),
        arguments("toString", "api.access.deny({toString() { for (;;); }});"),
        arguments("toJSON", "console.log({toJSON() { for (;;); }});"),
        arguments("a thenable", "return {then() { for (;;); }};"),
        arguments(
            "a proxy",
            "api.authentication.challengeWithAny(new Proxy([], {get() { for (;;); }}));"),
        arguments(
            "a message that loops",
            "throw {get message() { for (;;); }, get stack() { for (;;); }};"),
        arguments("powers of big integers", "let x = 3n; for (;;) x = x ** 3n;"),
        arguments(
            "one power of a big integer",
            "const x = 7n ** 5000000n; console.log(String(x).length);"),
        arguments("a regular expression", "/^(a+)+$/.test('a'.repeat(40) + '!');"),
        arguments("another regular expression", "'x'.repeat(30000).replace(/(x+x+)+y/g, '');"),
        arguments(
            "recursion in finally", "const f = () => { try { f(); } finally { f(); } }; f();"),
        arguments("sorting for ever", "for (;;) new Array(1000).fill(0).map(Math.random).sort();"),
        arguments(
            "a long sum of texts",
            "let s = ''; for (;;) { s += 'x'; if (s.length > 1e5) s = ''; }"),
        arguments(
            "an iterator",
            "const i = {[Symbol.iterator]: () => ({next: () => ({done: false})})}; for (const x of i);"),
        arguments("a generator", "function* g() { for (;;) yield 1; } for (const x of g());"),
        arguments(
            "waiting for the clock", "const end = Date.now() + 10; while (Date.now() < end);"),
        arguments("an array of holes", "const a = []; a.length = 4294967295; a.indexOf(1);"),
        arguments("a huge join", "new Array(2 ** 31).join('x');"),
        arguments("a huge fill", "new Array(2 ** 30).fill(1);"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endless")
  void what_does_not_end_is_ended(String what, String statements) {
    Policy policy = compiled(handler(statements));
    long begun = System.nanoTime();

    assertThatThrownBy(() -> askedWhenThereIsTime(policy))
        .isInstanceOfSatisfying(
            PolicyFailed.class,
            failed ->
                // A microtask that gets no memory is forgotten: what it would have settled never
                // is.
                assertThat(failed.code())
                    .isIn(
                        "timed-out",
                        "out-of-memory",
                        "threw",
                        "stack-exhausted",
                        "unsettled-promise"));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    theNeighborIsWell();
  }

  /** What no processor had time for on a busy machine says nothing of the script. */
  private static void askedWhenThereIsTime(Policy policy) {
    for (int times = 1; ; times++) {
      try {
        policy.ask(0, Login.of().event(), "");
        return;
      } catch (PoliciesBusy busy) {
        assertThat(times).as(busy.getMessage()).isLessThan(5);
      }
    }
  }

  static Stream<Arguments> hungry() {
    return Stream.of(
        arguments("a text that doubles", "let s = 'x'; for (;;) s += s;"),
        arguments("a repeated text", "'x'.repeat(2 ** 29);"),
        arguments(
            "a padded text", "const a = []; for (;;) a.push('x'.padEnd(1e6, String(a.length)));"),
        arguments("a list", "const a = []; for (;;) a.push({});"),
        arguments("a buffer", "new ArrayBuffer(2 ** 30);"),
        arguments("many buffers", "const a = []; for (;;) a.push(new Uint8Array(1e6));"),
        arguments("a shared buffer", "const a = []; for (;;) a.push(new SharedArrayBuffer(1e6));"),
        arguments("a map", "const m = new Map(); for (let i = 0;; i++) m.set(i, [i]);"),
        arguments("closures", "let f = () => 0; for (;;) { const g = f; f = () => g(); }"),
        arguments("a big integer", "let x = 1n; for (;;) x <<= 1000000n;"),
        arguments("a list of lists", "let a = [0]; for (;;) a = [...a, ...a];"),
        arguments(
            "a JSON text",
            "let o = {}; for (let i = 0; i < 22; i++) o = [o, o]; console.log(JSON.stringify(o).length); for (;;) o = [o, JSON.stringify(o)];"),
        arguments("deep JSON", "JSON.parse('['.repeat(1e6));"),
        arguments("source", "new Function('x;'.repeat(5e6));"),
        arguments("a regular expression", "new RegExp('(a{1000}){1000}'.repeat(1000));"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hungry")
  void what_wants_all_memory_does_not_get_it(String what, String statements) {
    Policy policy = compiled(handler(statements));

    assertThatThrownBy(() -> askedWhenThereIsTime(policy))
        .isInstanceOfSatisfying(
            PolicyFailed.class,
            failed ->
                assertThat(failed.code())
                    .isIn("timed-out", "out-of-memory", "threw", "stack-exhausted"));
    theNeighborIsWell();
  }

  static Stream<Arguments> failing() {
    return Stream.of(
        arguments("stack-exhausted", "recursion", "const f = () => f() + 1; f();"),
        arguments(
            "unsettled-promise", "a promise that never settles", "await new Promise(() => {});"),
        arguments("unsettled-promise", "a thenable that never calls", "await {then() {}};"),
        arguments("threw", "an error", "throw new Error('no');"),
        arguments("threw", "nothing", "throw undefined;"),
        arguments("threw", "null", "throw null;"),
        arguments("threw", "a text", "throw 'no';"),
        arguments("threw", "a symbol", "throw Symbol('no');"),
        arguments("threw", "an object without prototype", "throw Object.create(null);"),
        arguments(
            "threw",
            "a proxy that throws",
            "throw new Proxy({}, {get() { throw 1; }, getPrototypeOf() { throw 2; }});"),
        arguments(
            "threw",
            "an error whose message throws",
            "const e = new Error(); Object.defineProperty(e, 'message', {get() { throw e; }}); throw e;"),
        arguments("threw", "Java", "Java.type('java.lang.Runtime');"),
        arguments("threw", "Packages", "Packages.java.lang.System.exit(1);"),
        arguments("threw", "the host's function", "java_invoke('', 'done', '');"),
        arguments("threw", "the host's entry", "countersign();"),
        arguments("threw", "the interpreter's files", "Javy.IO.readSync(0, new Uint8Array(1));"),
        arguments("threw", "the process", "process.exit(0);"),
        arguments("threw", "Deno", "Deno.readTextFileSync('/etc/passwd');"),
        arguments(
            "threw",
            "another global object",
            "Function('return this')().java_invoke('', 'done', '');"),
        arguments(
            "threw",
            "the constructor's constructor",
            "event.constructor.constructor('return java_invoke')()('', 'done', '');"),
        arguments(
            "threw",
            "the constructor of api's functions",
            "api.access.deny.constructor('return process')();"),
        arguments("threw", "an import", "await import('std');"),
        arguments("threw", "an import of the system", "(await import('os')).exec(['id']);"),
        arguments("module-not-available", "a module", "require('axios');"),
        arguments(
            "module-not-available",
            "a module of Node",
            "require('node:child_process').execSync('id');"),
        arguments("network-not-available", "the network", "await fetch('http://127.0.0.1/');"),
        arguments("network-not-available", "another way to the network", "new XMLHttpRequest();"),
        arguments(
            "timer-not-available", "a timer", "await new Promise(done => setTimeout(done, 10));"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("failing")
  void what_fails_fails(String code, String what, String statements) {
    Policy policy = compiled(handler(statements));

    assertThatThrownBy(() -> askedWhenThereIsTime(policy))
        .isInstanceOfSatisfying(
            PolicyFailed.class, failed -> assertThat(failed.code()).isEqualTo(code));
    theNeighborIsWell();
  }
}
