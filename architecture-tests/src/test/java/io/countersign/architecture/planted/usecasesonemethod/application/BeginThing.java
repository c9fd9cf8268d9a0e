package io.countersign.architecture.planted.usecasesonemethod.application;

import io.countersign.architecture.Violation;

@Violation
public final class BeginThing {

  String begin() {
    return "";
  }
}
