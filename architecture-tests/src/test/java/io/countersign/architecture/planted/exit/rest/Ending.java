package io.countersign.architecture.planted.exit.rest;

import io.countersign.architecture.Violation;

@Violation
final class Ending {

  void end() {
    System.exit(1);
  }
}
