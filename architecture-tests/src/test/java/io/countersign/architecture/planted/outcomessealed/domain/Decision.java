package io.countersign.architecture.planted.outcomessealed.domain;

import io.countersign.architecture.Violation;

@Violation
interface Decision {

  record Allow() implements Decision {}
}
