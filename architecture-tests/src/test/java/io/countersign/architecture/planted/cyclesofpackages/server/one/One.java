package io.countersign.architecture.planted.cyclesofpackages.server.one;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.cyclesofpackages.server.two.Two;

@Violation
public record One(Two two) {}
