package io.countersign.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.function.Function;

/**
 * A rule of the house plan.
 *
 * @param planted the package, below {@link House#PLANTED}, of the classes that break it
 * @param looksAt which classes of a house it looks at
 * @param of the rule for a house
 */
record Rule(String planted, Function<House, JavaClasses> looksAt, Function<House, ArchRule> of) {

  /** A rule about what is shipped. */
  static Rule ofMain(String planted, Function<House, ArchRule> of) {
    return new Rule(planted, House::main, of);
  }

  /** A rule about the tests, too. */
  static Rule ofAll(String planted, Function<House, ArchRule> of) {
    return new Rule(planted, House::all, of);
  }

  /** A rule that found no class to look at is broken. */
  EvaluationResult evaluate(House house) {
    return of.apply(house).allowEmptyShould(false).evaluate(looksAt.apply(house));
  }

  @Override
  public String toString() {
    return planted;
  }
}
