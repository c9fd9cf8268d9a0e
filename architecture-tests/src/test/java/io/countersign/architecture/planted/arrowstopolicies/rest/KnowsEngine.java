package io.countersign.architecture.planted.arrowstopolicies.rest;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowstopolicies.policies.rules.Thing;

@Violation
record KnowsEngine(Thing known) {}
