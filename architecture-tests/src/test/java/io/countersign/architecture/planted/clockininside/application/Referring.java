package io.countersign.architecture.planted.clockininside.application;

import io.countersign.architecture.Violation;
import java.time.Instant;
import java.util.function.Supplier;

@Violation
final class Referring {

  Supplier<Instant> time() {
    return Instant::now;
  }
}
