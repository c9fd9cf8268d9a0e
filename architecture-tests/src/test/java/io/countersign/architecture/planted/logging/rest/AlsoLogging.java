package io.countersign.architecture.planted.logging.rest;

import io.countersign.architecture.Violation;

@Violation
final class AlsoLogging {

  System.Logger logger() {
    return System.getLogger("another");
  }
}
