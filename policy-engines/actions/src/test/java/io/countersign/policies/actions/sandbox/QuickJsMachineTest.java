package io.countersign.policies.actions.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.policies.actions.quickjs.QuickJsMachine;
import io.roastedroot.quickjs4j.core.JavyPluginModule;
import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;

class QuickJsMachineTest {

  /** HotSpot's {@code HugeMethodLimit}: what is larger is never compiled. */
  private static final int HUGE = 8_000;

  @Test
  void the_virtual_machine_compiles_each_of_its_methods() throws Exception {
    try (Stream<Path> files = Files.list(folder())) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();

      assertThat(classes)
          .hasSizeGreaterThan(5)
          .allSatisfy(file -> assertThat(longestMethod(file)).isLessThan(HUGE));
    }
  }

  private static Path folder() throws URISyntaxException {
    URI classes = QuickJsMachine.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    return Path.of(classes).resolve(QuickJsMachine.class.getPackageName().replace('.', '/'));
  }

  private static int longestMethod(Path file) throws IOException {
    return ClassFile.of().parse(file).methods().stream()
        .mapToInt(QuickJsMachineTest::length)
        .max()
        .orElse(0);
  }

  private static int length(MethodModel method) {
    return method.findAttribute(Attributes.code()).map(code -> code.codeLength()).orElse(0);
  }

  /** What is said is short; what it came from has been through all kinds of instructions. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "const a = []; for (let i = 0; i < 500; i++) a.push((i * 7919) % 1009 / 7); a.sort((x, y) => x - y); say(a)",
        "say('héllo 😀 wörld'.replace(/(?<first>[é😀ö])(.)/gu, '[$<first>|$2]').split(/\\b/))",
        "say([1e21, 5e-324, 0.1 + 0.2, -0, 123456789.125, NaN, 2 ** 53, (255).toString(36), (0.1).toFixed(20)].map(String))",
        "say(String(3n ** 200n * -7n % 1000000007n) + (12345678901234567890n >> 7n))",
        "say(JSON.parse('{\"a\":[1,2.5e3,\"\\\\u00e9\",null,true,{\"b\":{}}]}', (k, v) => typeof v === 'number' ? v * 2 : v))",
        "class A { #x = 1; get x() { return this.#x++; } static s = new A(); } class B extends A { get x() { return super.x + 10; } } const b = new B(); say([b.x, b.x, A.s.x])",
        "function* g(n) { try { for (let i = 0; i < n; i++) yield i; } finally { yield 'end'; } } const [p, q, ...r] = g(5); say([p, q, r, [...g(3)]])",
        "const log = []; const f = (n) => { try { if (n === 0) throw new RangeError('deep'); return f(n - 1); } catch (e) { log.push(n); if (n < 3) throw e; return n; } finally { log.push(-n); } }; say([f(9), log])",
        "const m = new Map([[NaN, 1], [{}, 2], ['k', 3]]); const s = new Set('mississippi'); say([m.get(NaN), m.size, [...s].join('')])",
        "const t = new Float64Array([1.5, -2.25, 1e300]); const v = new DataView(t.buffer); say([v.getInt32(4), v.getUint16(9, true), [...new Uint8Array(t.buffer)]])",
        "const p = new Proxy({}, { get: (t, k) => typeof k === 'string' ? k.length : 0, has: () => true }); with_(p); function with_(o) { say([o.abc, 'z' in o, Reflect.ownKeys(o)]); }",
        "let x = 0; outer: for (let i = 0; i < 30; i++) { switch (i % 5) { case 1: continue outer; case 3: x += i << 2; default: x ^= ~i >>> 3; } if (x < -99999) break; } say(x)",
        "say([new Date(1e12).toISOString(), Date.UTC(2024, 1, 29), encodeURIComponent('a b&ü'), parseFloat('3.14abc'), parseInt('-0x1f')])",
        "say(new Error('here').stack); const o = { toString() { throw new TypeError('no'); } }; try { `${o}`; } catch (e) { say(e.message + e.stack); }",
        "(async () => { const all = await Promise.allSettled([1, Promise.reject(new Error('x')), (async () => { await null; return 3; })()]); say(all.map((r) => r.status)); })()",
      })
  void it_leaves_the_same_memory_behind_as_that_which_it_was_made_from(String script) {
    Ran ours = run(script, QuickJsMachine::new);
    Ran theirs = run(script, JavyPluginModule::create);

    assertThat(ours.said()).isEqualTo(theirs.said()).isNotEmpty();
    assertThat(Arrays.mismatch(ours.memory(), theirs.memory())).as("differs at").isEqualTo(-1);
    assertThat(ours.stack()).isEqualTo(theirs.stack());
  }

  @SuppressWarnings("ArrayRecordComponent") // Nobody compares it.
  private record Ran(List<Message> said, byte[] memory, long stack) {}

  private static Ran run(String script, Function<Instance, Machine> machine) {
    Guest guest = new Guest(16 << 20, machine);
    guest.initialize();
    Exchange exchange = new Exchange(Instant.EPOCH, _ -> Optional.empty());
    Program program =
        guest.compile(
            "{const say = (x) => void java_invoke('', 'said', JSON.stringify(x));\n"
                + script
                + "\n}");
    guest.run(program, exchange);
    guest.run(guest.compile("java_invoke('', 'done', '')"), exchange);
    return new Ran(exchange.outcome(), guest.bytes(), guest.stack());
  }
}
