package io.countersign.architecture.planted.usecasesfinal.application;

import io.countersign.architecture.Violation;

@Violation
public class BeginThing {

  public String begin() {
    return "";
  }
}
