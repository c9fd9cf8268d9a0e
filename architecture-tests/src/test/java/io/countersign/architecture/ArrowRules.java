package io.countersign.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may know whom: {@code domain <- application <- { rest, persistence, crypto, risk, webhooks }
 * <- server}.
 */
final class ArrowRules {

  /** What the inner rings may know besides themselves. */
  private static final String[] PLAIN = {"java..", "javax.crypto..", "org.jspecify.annotations"};

  private ArrowRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.ofMain("arrowsfromspi", house -> knowsOnly(house, "domain.factor")),
        Rule.ofMain("arrowsfromdomain", house -> knowsOnly(house, "domain")),
        Rule.ofMain("arrowsfromapplication", ArrowRules::applicationKnowsOnlyTheDomain),
        Rule.ofMain("arrowsfromrest", house -> adapterKnowsNo(house, "rest")),
        Rule.ofMain("arrowsfrompersistence", house -> adapterKnowsNo(house, "persistence")),
        Rule.ofMain("arrowsfromcrypto", house -> adapterKnowsNo(house, "crypto")),
        Rule.ofMain("arrowsfromrules", house -> adapterKnowsNo(house, "policies.rules")),
        Rule.ofMain("arrowstopolicies", ArrowRules::onlyTheServerKnowsAPolicyEngine),
        Rule.ofMain("arrowsfromrisk", house -> adapterKnowsNo(house, "risk")),
        Rule.ofMain("arrowsfromwebhooks", house -> adapterKnowsNo(house, "webhooks")),
        Rule.ofMain("arrowsfromactions", house -> adapterKnowsNo(house, "policies.actions")),
        Rule.ofMain("arrowstoserver", ArrowRules::nobodyKnowsTheServer),
        Rule.ofMain("arrowsfromplugins", ArrowRules::pluginsSeeOnlyTheSpi),
        Rule.ofMain("arrowstoplugins", ArrowRules::nobodyKnowsAPlugin),
        Rule.ofMain("arrowsfromcontracts", ArrowRules::theConformanceKitSeesOnlyTheSpi),
        Rule.ofMain("strangerooms", ArrowRules::everyClassHasARoom));
  }

  private static ArchRule knowsOnly(House house, String room) {
    return classes()
        .that(resideInAPackage(house.room(room)))
        .should()
        .onlyDependOnClassesThat(resideInAPackage(house.room(room)).or(resideInAnyPackage(PLAIN)));
  }

  private static ArchRule applicationKnowsOnlyTheDomain(House house) {
    return classes()
        .that(resideInAPackage(house.room("application")))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(house.rooms("application", "domain")).or(resideInAnyPackage(PLAIN)));
  }

  private static ArchRule adapterKnowsNo(House house, String adapter) {
    return classes()
        .that(resideInAPackage(house.room(adapter)))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(house.rooms(adapter, "application", "domain"))
                .or(resideOutsideOfPackages(house.everywhere())));
  }

  private static ArchRule onlyTheServerKnowsAPolicyEngine(House house) {
    return noClasses()
        .that(house.outside("policies", "server"))
        .should()
        .dependOnClassesThat(resideInAPackage(house.room("policies")));
  }

  private static ArchRule nobodyKnowsTheServer(House house) {
    return noClasses()
        .that(house.outside("server"))
        .should()
        .dependOnClassesThat(resideInAPackage(house.room("server")));
  }

  private static ArchRule pluginsSeeOnlyTheSpi(House house) {
    return classes()
        .that(resideInAnyPackage(house.archives()))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(house.archives())
                .or(resideInAnyPackage(house.spi()))
                .or(resideOutsideOfPackages(house.everywhere())));
  }

  private static ArchRule nobodyKnowsAPlugin(House house) {
    return noClasses()
        .that(resideOutsideOfPackages(house.archives()))
        .should()
        .dependOnClassesThat(resideInAnyPackage(house.archives()));
  }

  private static ArchRule theConformanceKitSeesOnlyTheSpi(House house) {
    return classes()
        .that(resideInAPackage(house.room("contracts")))
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage(house.room("contracts"))
                .or(resideInAnyPackage(house.spi()))
                .or(resideOutsideOfPackages(house.everywhere())));
  }

  private static ArchRule everyClassHasARoom(House house) {
    return classes()
        .that(resideInAPackage(house.everywhere()))
        .should()
        .resideInAnyPackage(
            Stream.concat(
                    Stream.of(
                        house.rooms(
                            "domain",
                            "application",
                            "rest",
                            "persistence",
                            "crypto",
                            "policies",
                            "risk",
                            "webhooks",
                            "contracts",
                            "server")),
                    Stream.of(house.archives()))
                .toArray(String[]::new));
  }
}
