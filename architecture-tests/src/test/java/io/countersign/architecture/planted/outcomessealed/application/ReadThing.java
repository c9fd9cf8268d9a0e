package io.countersign.architecture.planted.outcomessealed.application;

public final class ReadThing {

  public Answer read() {
    return new Answer() {};
  }
}
