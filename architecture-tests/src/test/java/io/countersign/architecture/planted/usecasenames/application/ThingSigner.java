package io.countersign.architecture.planted.usecasenames.application;

import io.countersign.architecture.Violation;

@Violation
public final class ThingSigner {

  public String sign() {
    return "";
  }
}
