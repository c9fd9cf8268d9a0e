package io.countersign.architecture.planted.randomininside.application;

import io.countersign.architecture.Violation;
import java.security.SecureRandom;

@Violation
final class Securing {

  SecureRandom dice() {
    return new SecureRandom();
  }
}
