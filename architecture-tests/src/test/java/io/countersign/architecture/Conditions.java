package io.countersign.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** Conditions and predicates from plain functions. */
final class Conditions {

  private Conditions() {}

  static DescribedPredicate<JavaClass> described(String what, Predicate<JavaClass> holds) {
    return describe(what, holds);
  }

  static ArchCondition<JavaClass> condition(String what, Predicate<JavaClass> holds) {
    return new ArchCondition<>(what) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        String message = "Class <" + item.getName() + "> does not " + what;
        events.add(
            new SimpleConditionEvent(
                item, holds.test(item), message + " in " + item.getSourceCodeLocation()));
      }
    };
  }
}
