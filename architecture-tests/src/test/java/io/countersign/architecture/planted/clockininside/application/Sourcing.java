package io.countersign.architecture.planted.clockininside.application;

import io.countersign.architecture.Violation;
import java.time.InstantSource;

@Violation
final class Sourcing {

  InstantSource time() {
    return InstantSource.system();
  }
}
