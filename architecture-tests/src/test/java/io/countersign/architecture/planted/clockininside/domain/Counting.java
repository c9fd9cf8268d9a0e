package io.countersign.architecture.planted.clockininside.domain;

import io.countersign.architecture.Violation;

@Violation
final class Counting {

  long time() {
    return System.nanoTime();
  }
}
