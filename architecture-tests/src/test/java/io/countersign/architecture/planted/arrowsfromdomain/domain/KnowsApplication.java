package io.countersign.architecture.planted.arrowsfromdomain.domain;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowsfromdomain.application.Thing;

@Violation
record KnowsApplication(Thing known) {}
