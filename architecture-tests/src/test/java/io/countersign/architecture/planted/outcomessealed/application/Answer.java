package io.countersign.architecture.planted.outcomessealed.application;

import io.countersign.architecture.Violation;

@Violation
public interface Answer {}
