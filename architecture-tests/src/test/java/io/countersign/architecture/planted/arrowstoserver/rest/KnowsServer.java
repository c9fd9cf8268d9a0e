package io.countersign.architecture.planted.arrowstoserver.rest;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowstoserver.server.Thing;

@Violation
record KnowsServer(Thing known) {}
