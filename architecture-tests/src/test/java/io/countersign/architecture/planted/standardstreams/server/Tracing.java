package io.countersign.architecture.planted.standardstreams.server;

import io.countersign.architecture.Violation;

@Violation
final class Tracing {

  void trace(Exception e) {
    e.printStackTrace();
  }
}
