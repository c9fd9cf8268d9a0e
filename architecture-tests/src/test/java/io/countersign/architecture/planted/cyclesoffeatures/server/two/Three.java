package io.countersign.architecture.planted.cyclesoffeatures.server.two;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.cyclesoffeatures.server.one.One;

@Violation
public record Three(One one) {}
