package io.countersign.architecture.planted.arrowsfrompersistence.persistence;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowsfrompersistence.server.Thing;

@Violation
record KnowsServer(Thing known) {}
