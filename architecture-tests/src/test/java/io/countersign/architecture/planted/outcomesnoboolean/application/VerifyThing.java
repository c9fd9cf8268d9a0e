package io.countersign.architecture.planted.outcomesnoboolean.application;

import io.countersign.architecture.Violation;

@Violation
public final class VerifyThing {

  public boolean verify() {
    return true;
  }
}
