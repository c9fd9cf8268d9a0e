package io.countersign.architecture;

import java.util.List;
import java.util.stream.Stream;

/** The rules of the house plan, see {@code docs/architecture.md}. */
final class Rules {

  private Rules() {}

  static List<Rule> all() {
    return Stream.of(
            ArrowRules.all(),
            ConfinementRules.all(),
            PurityRules.all(),
            CycleRules.all(),
            PortRules.all(),
            UseCaseRules.all(),
            MannersRules.all(),
            TestRules.all())
        .flatMap(List::stream)
        .toList();
  }
}
