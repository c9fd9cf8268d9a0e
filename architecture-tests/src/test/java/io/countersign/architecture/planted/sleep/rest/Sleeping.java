package io.countersign.architecture.planted.sleep.rest;

import io.countersign.architecture.Violation;

@Violation
final class Sleeping {

  void sleep() throws InterruptedException {
    Thread.sleep(1);
  }
}
