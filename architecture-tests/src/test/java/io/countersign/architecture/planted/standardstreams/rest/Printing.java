package io.countersign.architecture.planted.standardstreams.rest;

import io.countersign.architecture.Violation;

@Violation
final class Printing {

  void print() {
    System.out.println("printed");
  }
}
