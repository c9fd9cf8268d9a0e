package io.countersign.architecture.planted.arrowsfromdomain.domain;

import io.countersign.architecture.Violation;
import org.slf4j.Logger;

@Violation
record KnowsLibrary(Logger known) {}
