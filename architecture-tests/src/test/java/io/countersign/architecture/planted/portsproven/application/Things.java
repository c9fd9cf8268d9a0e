package io.countersign.architecture.planted.portsproven.application;

import io.countersign.architecture.Violation;

@Violation
public interface Things {}
