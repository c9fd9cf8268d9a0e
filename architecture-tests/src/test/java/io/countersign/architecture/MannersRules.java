package io.countersign.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static io.countersign.architecture.Conditions.condition;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** Manners of the code that is shipped. */
final class MannersRules {

  /** Words that say nothing. */
  private static final Pattern EMPTY_WORD =
      Pattern.compile(".*(Port|Impl|Manager|Helper|Utils?|Service|DTO|Dto|Repository)");

  private static final DescribedPredicate<JavaAccess<?>> WRITES_TO_ITS_LOG =
      DescribedPredicate.describe(
          "write to java.util.logging",
          access ->
              access.getTargetOwner().getName().equals("java.util.logging.Logger")
                  && !Set.of("getLogger", "setLevel").contains(access.getTarget().getName()));

  private MannersRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.ofAll("names", MannersRules::namesSaySomething),
        Rule.ofMain("nullmarked", MannersRules::packagesAreNullMarked),
        Rule.ofMain("standardstreams", MannersRules::onlyMainHasTheStandardStreams),
        Rule.ofMain("exit", MannersRules::onlyMainEndsTheProcess),
        Rule.ofMain("logging", MannersRules::nobodyLogsInAnotherWay),
        Rule.ofMain("statics", MannersRules::nothingStaticChanges));
  }

  private static ArchRule namesSaySomething(House house) {
    return classes()
        .that(resideInAPackage(house.everywhere()))
        .should(
            condition(
                "have a name that says something",
                found -> !EMPTY_WORD.matcher(found.getSimpleName()).matches()));
  }

  private static ArchRule packagesAreNullMarked(House house) {
    return classes()
        .that(resideInAPackage(house.everywhere()))
        .should(condition("live in a @NullMarked package", MannersRules::isNullMarked));
  }

  private static boolean isNullMarked(JavaClass found) {
    return found
        .getPackage()
        .tryGetPackageInfo()
        .filter(info -> info.isAnnotatedWith(NullMarked.class))
        .isPresent();
  }

  /** It hands them to whoever may print. */
  private static ArchRule onlyMainHasTheStandardStreams(House house) {
    return noClasses()
        .that(not(name(house.root() + ".server.Main")))
        .should(ACCESS_STANDARD_STREAMS);
  }

  /** Whatever ends is closed, in order, before the process does. */
  private static ArchRule onlyMainEndsTheProcess(House house) {
    return noClasses()
        .that(not(name(house.root() + ".server.Main")))
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class);
  }

  /** SLF4J is the one way. A library that logs in another may still be told to be quiet. */
  private static ArchRule nobodyLogsInAnotherWay(House house) {
    return noClasses()
        .that(resideInAPackage(house.everywhere()))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.apache.log4j..", "org.apache.logging..", "org.apache.commons.logging.."))
        .orShould()
        .accessTargetWhere(WRITES_TO_ITS_LOG)
        .orShould()
        .callMethod(System.class, "getLogger", String.class);
  }

  /** Two servers in one process, as in tests, do not know each other. */
  private static ArchRule nothingStaticChanges(House house) {
    return fields()
        .that()
        .areDeclaredInClassesThat(resideInAPackage(house.everywhere()))
        .and()
        .areStatic()
        .should()
        .beFinal();
  }
}
