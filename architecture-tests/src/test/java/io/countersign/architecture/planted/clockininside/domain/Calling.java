package io.countersign.architecture.planted.clockininside.domain;

import io.countersign.architecture.Violation;
import java.time.Instant;

@Violation
final class Calling {

  Instant time() {
    return Instant.now();
  }
}
