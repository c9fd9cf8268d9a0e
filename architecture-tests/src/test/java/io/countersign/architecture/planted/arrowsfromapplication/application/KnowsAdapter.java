package io.countersign.architecture.planted.arrowsfromapplication.application;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowsfromapplication.rest.Thing;

@Violation
record KnowsAdapter(Thing known) {}
