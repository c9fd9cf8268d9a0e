package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The kit finds every fault. */
class KitTest {

  @AfterEach
  void repair() {
    CounterProvider.plant(Fault.NONE);
  }

  private static Events run() {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(CounterFactorTest.class))
        .execute()
        .testEvents();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_factor_with_a_fault_does_not_pass(Fault fault) {
    CounterProvider.plant(fault);

    assertThat(run().failed().stream().map(event -> event.getTestDescriptor().getUniqueId()))
        .anyMatch(test -> test.toString().contains(":" + fault.test() + "("));
  }

  @ParameterizedTest
  @EnumSource(names = "NONE")
  void a_factor_without_one_passes(Fault none) {
    CounterProvider.plant(none);

    run().assertStatistics(events -> events.failed(0).aborted(0).skipped(0));
  }
}
