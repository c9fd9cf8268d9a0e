package io.countersign.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.countersign.architecture.Conditions.condition;
import static io.countersign.architecture.Conditions.described;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every driven port has a contract, and at least two implementations that pass it: the double in
 * memory and an adapter.
 *
 * <p>A port is found, not listed: a public interface of {@code application} that is not sealed and
 * no part of another type. Its contract is the interface {@code <Port>Contract} in the same
 * package, in the test jar of {@code application}, and its double is {@code Memory<Port>} there.
 */
final class PortRules {

  private PortRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.ofAll(
            "portcontracts",
            house -> ports(house, "have a contract with tests", PortRules::hasAContract)),
        Rule.ofAll(
            "portdoubles", house -> ports(house, "have a double in memory", PortRules::hasADouble)),
        Rule.ofAll(
            "portadapters",
            house ->
                ports(
                    house,
                    "have an adapter outside of application",
                    port -> implementations(port).anyMatch(outsideOfApplication(house)))),
        Rule.ofAll(
            "portsproven",
            house ->
                ports(
                    house,
                    "have two implementations that pass the contract, one of them an adapter",
                    port -> isProven(house, port))));
  }

  private static ArchRule ports(House house, String what, Predicate<JavaClass> holds) {
    return classes()
        .that(
            resideInAPackage(house.room("application"))
                .and(described("are ports", PortRules::isPort)))
        .should(condition(what, holds));
  }

  private static boolean isPort(JavaClass found) {
    return found.isInterface()
        && !found.isAnnotation()
        && found.isTopLevelClass()
        && found.getModifiers().contains(PUBLIC)
        && !found.getSimpleName().endsWith("Contract")
        && !found.reflect().isSealed();
  }

  private static boolean hasAContract(JavaClass port) {
    return contracts(port)
        .anyMatch(contract ->
            contract.isInterface()
                && contract.getMethods().stream()
                    .anyMatch(method -> method.isAnnotatedWith("org.junit.jupiter.api.Test")));
  }

  private static boolean hasADouble(JavaClass port) {
    return implementations(port)
        .anyMatch(found ->
            found.getPackageName().equals(port.getPackageName())
                && found.getSimpleName().equals("Memory" + port.getSimpleName()));
  }

  private static boolean isProven(House house, JavaClass port) {
    List<JavaClass> tests = contracts(port).flatMap(PortRules::implementations).toList();
    return tests.stream().anyMatch(resideInAPackage(house.room("application")))
        && tests.stream().anyMatch(outsideOfApplication(house));
  }

  private static DescribedPredicate<JavaClass> outsideOfApplication(House house) {
    return resideOutsideOfPackage(house.room("application"));
  }

  /** Whoever tests a port gets it from a method of its contract. */
  private static Stream<JavaClass> contracts(JavaClass port) {
    return port.getMethodsWithReturnTypeOfSelf().stream()
        .map(method -> method.getOwner())
        .filter(owner -> owner.getName().equals(port.getName() + "Contract"))
        .distinct();
  }

  private static Stream<JavaClass> implementations(JavaClass found) {
    return found.getAllSubclasses().stream()
        .filter(one -> !one.isInterface() && !one.getModifiers().contains(ABSTRACT));
  }
}
