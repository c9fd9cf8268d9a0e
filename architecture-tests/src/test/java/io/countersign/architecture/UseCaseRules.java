package io.countersign.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.countersign.architecture.Conditions.condition;
import static io.countersign.architecture.Conditions.described;
import static io.countersign.architecture.UseCases.COLLABORATOR;
import static io.countersign.architecture.UseCases.USE_CASE;
import static io.countersign.architecture.UseCases.WORKER;
import static io.countersign.architecture.UseCases.publicMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Use cases are final classes with one public method and no interface in front of them. */
final class UseCaseRules {

  private UseCaseRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.ofMain("usecasenames", UseCaseRules::everyWorkerIsAUseCaseOrACollaborator),
        Rule.ofMain("usecasesfinal", UseCaseRules::workersAreFinal),
        Rule.ofMain("usecasesonemethod", UseCaseRules::useCasesHaveOnePublicMethod),
        Rule.ofMain("usecasesnointerface", UseCaseRules::nothingStandsInFrontOfAUseCase),
        Rule.ofMain("outcomesnoboolean", UseCaseRules::noUseCaseAnswersYesOrNo),
        Rule.ofMain("outcomessealed", UseCaseRules::outcomesAreSealed),
        Rule.ofAll("outcomesreached", UseCaseRules::outcomesAreReachedByTests));
  }

  private static ArchRule everyWorkerIsAUseCaseOrACollaborator(House house) {
    return classes()
        .that(resideInAPackage(house.room("application")).and(WORKER))
        .should(be(USE_CASE.or(COLLABORATOR)).as("be named as a verb phrase, or be known"));
  }

  private static ArchRule workersAreFinal(House house) {
    return classes()
        .that(resideInAPackage(house.room("application")).and(WORKER))
        .should()
        .haveModifier(FINAL);
  }

  private static ArchRule useCasesHaveOnePublicMethod(House house) {
    return classes()
        .that(useCases(house))
        .should(condition("have one public method", useCase -> publicMethods(useCase).size() == 1));
  }

  private static ArchRule nothingStandsInFrontOfAUseCase(House house) {
    return classes()
        .that(useCases(house))
        .should(
            condition(
                "extend and implement nothing",
                useCase ->
                    useCase.getRawInterfaces().isEmpty()
                        && useCase.getRawSuperclass().orElseThrow().isEquivalentTo(Object.class)));
  }

  /** The reason would be lost. */
  private static ArchRule noUseCaseAnswersYesOrNo(House house) {
    return classes()
        .that(useCases(house))
        .should(
            condition(
                "answer more than yes or no",
                useCase ->
                    publicMethods(useCase).stream()
                        .map(JavaMethod::getRawReturnType)
                        .noneMatch(answer ->
                            answer.isEquivalentTo(boolean.class)
                                || answer.isEquivalentTo(Boolean.class))));
  }

  /** So that a switch stops compiling when there is another outcome. */
  private static ArchRule outcomesAreSealed(House house) {
    return classes()
        .that(resideInAnyPackage(house.rooms("domain", "application")))
        .and()
        .areInterfaces()
        .and(described("are outcomes", UseCaseRules::isOutcome))
        .should(condition("be sealed", outcome -> outcome.reflect().isSealed()));
  }

  /** Every case of an outcome is something that some test expects. */
  private static ArchRule outcomesAreReachedByTests(House house) {
    return classes()
        .that(resideInAPackage(house.room("application")))
        .and(described("are cases of outcomes", UseCaseRules::isCase))
        .should(
            condition(
                "be named by a test",
                one ->
                    one.getDirectDependenciesToSelf().stream()
                        .map(dependency -> dependency.getOriginClass().getSimpleName())
                        .anyMatch(name -> name.matches(".*(Test|Contract)"))));
  }

  private static boolean isCase(JavaClass one) {
    return one.getEnclosingClass()
        .filter(found -> found.getModifiers().contains(PUBLIC) && isCaseOf(one, found))
        .isPresent();
  }

  /** Some use case answers it, or records within it are its cases. */
  private static boolean isOutcome(JavaClass found) {
    return found.getSimpleName().endsWith("Result")
        || found.getSubclasses().stream().anyMatch(one -> isCaseOf(one, found))
        || found.getMethodsWithReturnTypeOfSelf().stream()
            .map(JavaMethod::getOwner)
            .anyMatch(USE_CASE);
  }

  private static boolean isCaseOf(JavaClass one, JavaClass found) {
    return one.isRecord()
        && one.isAssignableTo(found.getName())
        && one.getEnclosingClass().filter(found::equals).isPresent();
  }

  private static DescribedPredicate<JavaClass> useCases(House house) {
    return resideInAPackage(house.room("application")).and(USE_CASE);
  }
}
