package io.countersign.architecture.planted.logging.rest;

import io.countersign.architecture.Violation;
import java.util.logging.Logger;

@Violation
final class Logging {

  void log(Logger logger) {
    logger.warning("logged");
  }
}
