package io.countersign.architecture.planted.usecasesonemethod.application;

import io.countersign.architecture.Violation;

@Violation
public final class ReadThing {

  public String read() {
    return "";
  }

  public String list() {
    return "";
  }
}
