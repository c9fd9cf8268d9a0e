package io.countersign.architecture.planted.arrowsfromactions.policies.actions;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowsfromactions.rest.Thing;

@Violation
record KnowsRest(Thing known) {}
