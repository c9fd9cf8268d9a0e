package io.countersign.architecture.planted.arrowsfromrisk.risk;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowsfromrisk.rest.Thing;

@Violation
record KnowsRest(Thing known) {}
