package io.countersign.architecture.planted.cyclesoffeatures.server.one;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.cyclesoffeatures.server.two.deep.Two;

@Violation
public record One(Two two) {}
