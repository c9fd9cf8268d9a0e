package io.countersign.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.countersign.architecture.Conditions.condition;
import static io.countersign.architecture.Conditions.described;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;

/** What holds for tests as well, or for them only. */
final class TestRules {

  private static final DescribedPredicate<JavaAccess<?>> SLEEP =
      DescribedPredicate.describe(
          "sleep",
          access ->
              access.getTarget().getName().equals("sleep")
                  && (access.getTarget().getOwner().isAssignableTo(Thread.class)
                      || access.getTarget().getOwner().isEquivalentTo(TimeUnit.class)));

  private TestRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.ofAll("sleep", TestRules::nobodySleeps),
        Rule.ofAll("testnames", TestRules::everyTestIsFoundByTheRunner),
        Rule.ofAll("testsrun", TestRules::noTestIsPassedOver));
  }

  /** Wait for a condition, or let a clock tick. */
  private static ArchRule nobodySleeps(House house) {
    return noClasses().that(resideInAPackage(house.everywhere())).should().accessTargetWhere(SLEEP);
  }

  /** Surefire runs *Test, Failsafe *IT, and neither says a word about the rest. */
  private static ArchRule everyTestIsFoundByTheRunner(House house) {
    return classes()
        .that(resideInAPackage(house.everywhere()))
        .and(described("have tests", TestRules::hasTests))
        .should(condition("have a name in *Test or *IT", TestRules::isFound));
  }

  private static boolean hasTests(JavaClass found) {
    return !found.isInterface()
        && !found.getModifiers().contains(JavaModifier.ABSTRACT)
        && found.getAllMethods().stream()
            .anyMatch(method ->
                method.isAnnotatedWith("org.junit.jupiter.api.Test")
                    || method.isMetaAnnotatedWith("org.junit.jupiter.api.TestTemplate")
                    || method.isAnnotatedWith("org.junit.jupiter.api.TestFactory"));
  }

  /** Nested classes are found by their outer one, if they say so. */
  private static boolean isFound(JavaClass test) {
    return test.isTopLevelClass()
        ? test.getSimpleName().matches(".*(Test|IT)")
        : test.isAnnotatedWith("org.junit.jupiter.api.Nested")
            && isFound(test.getEnclosingClass().orElseThrow());
  }

  private static ArchRule noTestIsPassedOver(House house) {
    return noClasses()
        .that(resideInAPackage(house.everywhere()))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Disabled.class, Assumptions.class);
  }
}
