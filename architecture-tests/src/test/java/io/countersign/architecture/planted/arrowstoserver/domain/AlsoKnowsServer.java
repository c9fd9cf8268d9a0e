package io.countersign.architecture.planted.arrowstoserver.domain;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowstoserver.server.Thing;

@Violation
record AlsoKnowsServer(Thing known) {}
