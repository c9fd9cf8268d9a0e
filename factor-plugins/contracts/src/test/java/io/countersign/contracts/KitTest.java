package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The kit finds every fault. */
class KitTest {

  @AfterEach
  void repair() {
    SampleProvider.plant(() -> new CounterProvider(Fault.NONE));
  }

  private static Events run(Class<? extends FactorContract> test) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(test))
        .execute()
        .testEvents();
  }

  private static void assertFound(Events events, String test) {
    assertThat(events.failed().stream().map(event -> event.getTestDescriptor().getUniqueId()))
        .anyMatch(failed -> failed.toString().contains(":" + test + "("));
  }

  private static void assertPassed(Events events) {
    assertThat(events.failed().stream().map(event -> event.getPayload().orElseThrow().toString()))
        .isEmpty();
    events.assertStatistics(statistics -> statistics.aborted(0).skipped(0));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_factor_with_a_fault_does_not_pass(Fault fault) {
    SampleProvider.plant(() -> new CounterProvider(fault));

    assertFound(run(CounterFactorTest.class), fault.test());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_factor_that_sends_and_has_a_fault_does_not_pass(LetterFault fault) {
    SampleProvider.plant(() -> new LetterProvider(fault));

    assertFound(run(LetterFactorTest.class), fault.test());
  }

  @Test
  void a_factor_without_a_fault_passes() {
    run(CounterFactorTest.class).assertStatistics(events -> events.failed(0).aborted(0).skipped(0));
  }

  @Test
  void a_factor_that_sends_and_has_no_fault_passes() {
    SampleProvider.plant(() -> new LetterProvider(LetterFault.NONE));

    assertPassed(run(LetterFactorTest.class));
  }
}
