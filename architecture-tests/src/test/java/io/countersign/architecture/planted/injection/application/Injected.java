package io.countersign.architecture.planted.injection.application;

import io.countersign.architecture.Violation;
import jakarta.inject.Inject;

@Violation
final class Injected {

  @Inject
  Injected() {}
}
