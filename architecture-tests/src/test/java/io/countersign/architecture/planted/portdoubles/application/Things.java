package io.countersign.architecture.planted.portdoubles.application;

import io.countersign.architecture.Violation;

@Violation
public interface Things {}
