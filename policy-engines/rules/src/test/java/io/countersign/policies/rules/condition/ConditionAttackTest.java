package io.countersign.policies.rules.condition;

import static io.countersign.policies.rules.Events.someone;
import static io.countersign.policies.rules.condition.ConditionTest.flaws;
import static io.countersign.policies.rules.condition.ConditionTest.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyFailed;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionAttackTest {

  /** Far more than any takes here, and far less than an unbounded one would. */
  private static final Duration BOUND = Duration.ofSeconds(5);

  private static final String NUMBERS =
      IntStream.range(0, 5_000).mapToObj(i -> "" + i % 10).collect(Collectors.joining(","));

  private static final PolicyEvent LARGE =
      someone()
          .metadata("{\"list\":[" + NUMBERS + "],\"as\":\"" + "a".repeat(5_000) + "\"}")
          .event();

  private static final PolicyEvent TEXTS =
      someone().metadata("{\"as\":\"" + "a".repeat(15_900) + "\"}").event();

  private static final String LIST = "event.user.metadata.list";
  private static final String AS = "event.user.metadata.as";

  static Stream<Arguments> bombs() {
    return Stream.of(
        bomb("a loop in a loop", LIST + ".all(a, " + LIST + ".all(b, a + b >= 0))"),
        bomb(
            "four loops",
            LIST + ".all(a, " + LIST + ".all(b, " + LIST + ".all(c, " + LIST + ".all(d, true))))"),
        bomb("a loop that forgives", LIST + ".exists(a, " + LIST + ".exists(b, 1 / 0 == a))"),
        bomb(
            "many errors in a loop",
            LIST + ".exists(a, " + repeated("{}.x || ", 200) + LIST + ".exists(b, {}.x))"),
        bomb(
            "many errors that are passed over",
            LIST + ".all(a, " + repeated("({}.x || true) && ", 90) + "true)"),
        bomb(
            "errors told at length",
            LIST + ".exists(a, int(" + AS + ") == a || timestamp(" + AS + ") == event.at)"),
        bomb("doubled lists", "[" + AS + "]" + repeated(".map(x, x + x)", 12) + " == []"),
        bomb("a long text added to itself", repeated(AS + " + ", 20) + "'' == 'b'"),
        bomb(
            "a list of lists compared",
            LIST + ".map(a, " + LIST + ") == " + LIST + ".map(a, " + LIST + ")"),
        bomb("lists searched in lists", "sets.contains(" + LIST + ", " + LIST + ".map(x, x + 10))"),
        bomb("a list that grows", LIST + ".map(x, " + LIST + ".filter(y, y == x)) == []"),
        bomb(
            "a regular expression over and over",
            LIST + ".exists(x, " + AS + ".matches('(a*)*(a*)*(a*)*b'))"),
        bomb(
            "a text searched over and over",
            LIST + ".exists(x, " + AS + ".contains(" + AS + ".substring(2500) + 'b'))"),
        bomb("a text split over and over", LIST + ".exists(x, " + AS + ".split('').size() == x)"),
        bomb(
            "metadata read over and over",
            LIST + ".exists(x, " + repeated("size(event.user.metadata) + ", 20) + "x == 0)"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void what_would_take_too_long_is_ended_soon(String name, String condition) {
    Condition bomb = good(condition);
    long start = System.nanoTime();

    PolicyFailed failed = catchThrowableOfType(PolicyFailed.class, () -> bomb.holds(LARGE));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    assertThat(failed.code()).isEqualTo("too-costly");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event.user.id == 'eve' || event.user.metadata.list.exists(n, n == 9)",
        "has(event.organization) && event.organization.id == 'acme' || event.user.roles == []",
        "!event.enrolled.exists(f, f.type == 'totp') ? size(event.methods) == 1 : false",
        "event.methods.all(m, m.kinds.exists(kind, kind == 'knowledge'))"
      })
  void cut_limitedat_any_step_a_condition_never_answers(String text) {
    Condition condition = good(text);
    Meter whole = new Meter();
    assertThat(condition.holds(LARGE, whole)).isTrue();

    long stride = Math.max(1, whole.spent() / 2_000);
    for (long left = 0; left < whole.spent(); left += stride) {
      Meter limited = new Meter(Meter.MOST - left);

      assertThatThrownBy(() -> condition.holds(LARGE, limited)).isInstanceOf(PolicyFailed.class);
    }
    assertThat(condition.holds(LARGE, new Meter(Meter.MOST - whole.spent()))).isTrue();
  }

  @Test
  void what_took_too_long_fails_even_where_it_would_not_have_mattered() {
    Condition bomb =
        good(LIST + ".all(a, " + LIST + ".all(b, a + b >= 0)) || event.user.id == 'ada'");

    assertThatThrownBy(() -> bomb.holds(LARGE))
        .isInstanceOfSatisfying(
            PolicyFailed.class, failed -> assertThat(failed.code()).isEqualTo("too-costly"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event.user.metadata.as.matches('(a+)+$')",
        "event.user.metadata.as.matches('(a|aa)+b|^a')",
        "!event.user.metadata.as.matches('(a?){30}a{30}c')",
        "!event.user.metadata.as.contains('aaaaaaaaaaaaaaab')",
        "event.user.metadata.as.size() == 15900"
      })
  void the_largest_text_that_there_may_be_is_still_searched(String condition) {
    long start = System.nanoTime();

    assertThat(good(condition).holds(TEXTS)).isTrue();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
  }

  @Test
  void all_roles_that_there_may_be_are_still_searched() {
    String[] roles = IntStream.range(0, 200).mapToObj(i -> "role-" + i).toArray(String[]::new);
    PolicyEvent event = someone().roles(roles).event();
    Meter meter = new Meter();

    assertThat(
            good("event.user.roles.exists(r, r.startsWith('role-19') && r.endsWith('9'))"
                    + " && event.user.roles.map(r, r.substring(5)).exists(n, n == '199')")
                .holds(event, meter))
        .isTrue();
    assertThat(meter.spent()).isLessThan(Meter.MOST / 4);
  }

  static Stream<Arguments> monsters() {
    return Stream.of(
        bomb("parentheses", "(".repeat(900) + "true" + ")".repeat(900)),
        bomb("parentheses that stay open", "(".repeat(1_900)),
        bomb("lists", "[".repeat(900) + "]".repeat(900) + " == []"),
        bomb("negations", "!(".repeat(600) + "true" + ")".repeat(600)),
        bomb("choices", repeated("true ? ", 100) + "true" + repeated(" : false", 100)),
        bomb("a sum", repeated("1 + ", 450) + "1 == 1"),
        bomb("loops", repeated("[1].all(x, ", 100) + "true" + ")".repeat(100)),
        bomb("a text", "event.user.id == '" + "a".repeat(2_000) + "'"),
        bomb("quotes", "'".repeat(1_999)),
        bomb("brackets of all sorts", repeated("([{", 600)),
        bomb("a chain", "event" + ".user".repeat(380)),
        bomb("a regular expression", "event.user.id.matches('(((a{30}){30}){30}){30}')"),
        bomb(
            "another one", "event.user.id.matches('" + "(a|".repeat(300) + ")".repeat(300) + "')"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("monsters")
  void what_is_nested_or_long_beyond_reason_is_refused_soon(String name, String condition) {
    long start = System.nanoTime();

    assertThat(flaws(condition)).isNotEmpty();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
  }

  @Test
  void many_alternatives_are_no_depth() {
    assertThat(
            good(repeated("event.user.id == 'x' || ", 60) + "event.user.id == 'ada'")
                .holds(someone().event()))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!has(event.user.metadata.constructor) && !('hasOwnProperty' in event.user.metadata)",
        "event.user.metadata['__proto__'].admin == true && !has(event.user.metadata.admin)",
        "event.user.metadata['__proto__']['class'] == 'x'",
        "event.user.metadata['ключ 🔑'] == 'да' && event.user.metadata[''] == 0",
        "event.user.metadata['a.b'] == 1",
        "event.user.metadata.exists(key, type(key) == string)",
        "!(dyn(7) in event.user.metadata) && !(dyn(true) in event.user.metadata)"
      })
  void names_in_metadata_are_names_and_nothing_else(String condition) {
    PolicyEvent event =
        someone()
            .metadata(
                "{\"__proto__\": {\"admin\": true, \"class\": \"x\"}, \"ключ 🔑\": \"да\", \"\": 0,"
                    + " \"a.b\": 1}")
            .event();

    assertThat(good(condition).holds(event)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event.user.metadata.large > 9223372036854775807",
        "event.user.metadata.most == 9223372036854775807",
        "event.user.metadata.least == -9223372036854775808",
        "event.user.metadata.huge > 1e308",
        "event.user.metadata.tiny == 0.0 && event.user.metadata.zero == 0",
        "double('NaN') != double('NaN')"
      })
  void numbers_of_any_size_are_compared_as_numbers(String condition) {
    PolicyEvent event =
        someone()
            .metadata(
                "{\"large\": 18446744073709551615, \"most\": 9223372036854775807,"
                    + " \"least\": -9223372036854775808, \"huge\": 1e400, \"tiny\": 1e-400,"
                    + " \"zero\": -0.0}")
            .event();

    assertThat(good(condition).holds(event)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": NaN}",
        "{\"a\": }",
        "{\"a\": 1} }",
        "{\"deep\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}"
      })
  void metadata_that_cannot_be_read_fails_whoever_reads_it_and_nobody_else(String json) {
    PolicyEvent event = someone().metadata(json).event();

    assertThatThrownBy(() -> good("event.user.metadata.a == 1").holds(event))
        .isInstanceOfSatisfying(
            PolicyFailed.class,
            failed -> assertThat(failed.code()).isEqualTo("metadata-unreadable"));
    assertThat(good("event.user.id == 'ada'").holds(event)).isTrue();
  }

  @Test
  void a_failure_tells_nothing_of_what_was_read() {
    PolicyEvent event = someone().metadata("{\"a\": \"hunter2\"}").event();

    for (String condition :
        new String[] {
          "int(event.user.metadata.a) == 1",
          "event.user.metadata.a > 1",
          "event.user.metadata.a",
          "timestamp(event.user.metadata.a) > event.at",
          "event.user.metadata.a[3] == 1"
        }) {
      assertThatThrownBy(() -> good(condition).holds(event))
          .isInstanceOf(PolicyFailed.class)
          .message()
          .doesNotContain("hunter2");
    }
  }

  private static Arguments bomb(String name, String condition) {
    return Arguments.of(name, condition);
  }

  private static String repeated(String text, int times) {
    return text.repeat(times);
  }
}
