package io.countersign.architecture.planted.testnames.application;

import io.countersign.architecture.Violation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Violation
final class ThingChecks {

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void two_tests_that_nobody_runs(int number) {}
}
