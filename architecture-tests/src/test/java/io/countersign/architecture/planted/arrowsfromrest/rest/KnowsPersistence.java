package io.countersign.architecture.planted.arrowsfromrest.rest;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowsfromrest.persistence.Thing;

@Violation
record KnowsPersistence(Thing known) {}
