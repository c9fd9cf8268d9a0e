package io.countersign.architecture.planted.portadapters.application;

import io.countersign.architecture.Violation;

@Violation
public interface Things {}
