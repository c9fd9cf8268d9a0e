package io.countersign.architecture.planted.cyclesofpackages.server.two;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.cyclesofpackages.server.one.One;

@Violation
public record Two(One one) {}
