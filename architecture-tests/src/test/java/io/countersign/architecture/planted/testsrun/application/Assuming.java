package io.countersign.architecture.planted.testsrun.application;

import io.countersign.architecture.Violation;
import org.junit.jupiter.api.Assumptions;

@Violation
final class Assuming {

  void assume() {
    Assumptions.abort();
  }
}
