package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final House OURS = Houses.ours();
  private static final Map<String, AtomicInteger> RUNS = new ConcurrentHashMap<>();

  static List<Rule> rules() {
    return Rules.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void our_house_keeps_the_rule(Rule rule) {
    count("keeps");

    assertThat(rule.evaluate(OURS).getFailureReport().getDetails())
        .as(rule.of().apply(OURS).getDescription())
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void the_rule_finds_every_planted_violation(Rule rule) {
    count("finds");
    House planted = Houses.planted(rule.planted());
    List<String> violations =
        planted.all().stream()
            .filter(found -> found.isAnnotatedWith(Violation.class))
            .map(JavaClass::getName)
            .toList();

    EvaluationResult result = rule.evaluate(planted);

    assertThat(violations).isNotEmpty();
    assertThat(violations)
        .allSatisfy(name -> assertThat(result.getFailureReport().toString()).contains("<" + name));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void the_rule_notices_when_there_is_nothing_to_look_at(Rule rule) {
    count("notices");

    assertThat(thrownBy(rule)).hasMessageContaining("failed to check any classes");
  }

  @Test
  void every_rule_has_a_planted_violation_and_every_planted_violation_a_rule() {
    assertThat(rules()).extracting(Rule::planted).doesNotHaveDuplicates();
    assertThat(rules())
        .extracting(Rule::planted)
        .containsExactlyInAnyOrderElementsOf(Houses.planted());
  }

  /** A runner that passes over tests makes no noise: version 3.5.3 of Surefire did. */
  @AfterAll
  static void all_rules_were_run() {
    if (RUNS.size() > 1) { // more than the one test that somebody chose to run
      assertThat(new TreeSet<>(RUNS.keySet())).containsExactly("finds", "keeps", "notices");
      assertThat(RUNS.values())
          .allSatisfy(runs -> assertThat(runs).hasValue(Houses.planted().size()));
    }
  }

  private static AssertionError thrownBy(Rule rule) {
    try {
      rule.evaluate(Houses.empty());
    } catch (AssertionError empty) {
      return empty;
    }
    throw new AssertionError(rule + " holds where there is nothing");
  }

  private static void count(String test) {
    RUNS.computeIfAbsent(test, _ -> new AtomicInteger()).incrementAndGet();
  }
}
