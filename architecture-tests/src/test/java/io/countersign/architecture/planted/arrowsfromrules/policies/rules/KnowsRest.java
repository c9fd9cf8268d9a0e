package io.countersign.architecture.planted.arrowsfromrules.policies.rules;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowsfromrules.rest.Thing;

@Violation
record KnowsRest(Thing known) {}
