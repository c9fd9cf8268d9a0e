package io.countersign.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.List;

/** Whatever goes round in a circle is one thing, however many packages it has. */
final class CycleRules {

  private CycleRules() {}

  static List<Rule> all() {
    return List.of(
        // Each package alone, through all modules.
        Rule.ofMain(
            "cyclesofpackages",
            house -> slices().matching(house.root() + ".(**)").should().beFreeOfCycles()),
        // Each feature of a module, with everything below it.
        Rule.ofMain(
            "cyclesoffeatures",
            house -> slices().matching(house.root() + ".(*).(*)..").should().beFreeOfCycles()));
  }
}
