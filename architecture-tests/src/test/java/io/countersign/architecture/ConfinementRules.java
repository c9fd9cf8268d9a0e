package io.countersign.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;

/** Every framework has its room, and can be thrown out there. */
final class ConfinementRules {

  private ConfinementRules() {}

  static List<Rule> all() {
    return List.of(
        only("guice", List.of("server"), "com.google.inject.."),
        only("injection", List.of("server"), "jakarta.inject..", "javax.inject.."),
        only("pf4j", List.of("server"), "org.pf4j.."),
        only(
            "sql",
            List.of("persistence"),
            "java.sql..",
            "javax.sql..",
            "org.jooq..",
            "liquibase..",
            "com.zaxxer..",
            "org.h2..",
            "com.github.kagkarlsson.."),
        only(
            "httpserver",
            List.of("rest"),
            "io.helidon..",
            "com.sun.net.httpserver..",
            "jakarta.servlet.."),
        only("httpclient", List.of("server.demo", "twilio"), "java.net.http.."),
        only("webhookclient", List.of("webhooks"), "org.apache.hc.."),
        only(
            "json",
            List.of(
                "rest", "webhooks", "server.demo", "passkey", "policies.rules", "policies.actions"),
            "tools.jackson..",
            "com.fasterxml.jackson.."),
        only("cel", List.of("policies.rules"), "dev.cel..", "com.google.re2j.."),
        only("javascript", List.of("policies.actions"), "io.roastedroot..", "run.endive.."),
        only("yaml", List.of("server"), "org.snakeyaml.."),
        only(
            "cryptography",
            List.of("crypto"),
            "com.google.crypto.tink..",
            "com.nimbusds..",
            "com.amazon.corretto.."),
        only("geography", List.of("risk"), "com.maxmind.."),
        only("metrics", List.of("server"), "io.micrometer..", "io.prometheus.."),
        only("logback", List.of("server"), "ch.qos.logback.."));
  }

  private static Rule only(String planted, List<String> rooms, String... packages) {
    return Rule.ofMain(
        planted,
        house ->
            noClasses()
                .that(house.outside(rooms.toArray(String[]::new)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages)));
  }
}
