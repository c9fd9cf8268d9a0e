package io.countersign.architecture.planted.outcomesreached.application;

import io.countersign.architecture.Violation;

/** Nobody ever tried what it takes to get there. */
public sealed interface VerifyResult {

  @Violation
  record Verified() implements VerifyResult {}
}
