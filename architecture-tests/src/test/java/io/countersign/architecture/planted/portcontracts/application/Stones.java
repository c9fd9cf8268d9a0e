package io.countersign.architecture.planted.portcontracts.application;

import io.countersign.architecture.Violation;

@Violation
public interface Stones {}
