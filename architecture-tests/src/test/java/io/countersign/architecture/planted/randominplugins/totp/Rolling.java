package io.countersign.architecture.planted.randominplugins.totp;

import io.countersign.architecture.Violation;

@Violation
final class Rolling {

  double dice() {
    return Math.random();
  }
}
