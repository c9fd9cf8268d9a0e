package io.countersign.architecture.planted.usecasesnointerface.application;

import io.countersign.architecture.Violation;

@Violation
public final class BeginThing implements Thing {

  @Override
  public String begin() {
    return "";
  }
}
