package io.countersign.architecture.planted.randomininside.application;

import io.countersign.architecture.Violation;
import java.util.UUID;
import java.util.function.Supplier;

@Violation
final class Naming {

  Supplier<UUID> names() {
    return UUID::randomUUID;
  }
}
