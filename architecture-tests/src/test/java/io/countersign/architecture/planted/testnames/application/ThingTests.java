package io.countersign.architecture.planted.testnames.application;

import io.countersign.architecture.Violation;
import org.junit.jupiter.api.Test;

@Violation
final class ThingTests {

  @Test
  void a_test_that_nobody_runs() {}
}
