package io.countersign.architecture.planted.clockininside.application;

import io.countersign.architecture.Violation;
import java.time.Clock;

@Violation
final class Ticking {

  Clock time() {
    return Clock.systemUTC();
  }
}
