package io.countersign.architecture.planted.randomininside.domain;

import io.countersign.architecture.Violation;
import java.util.Random;

@Violation
final class Rolling {

  Random dice() {
    return new Random();
  }
}
