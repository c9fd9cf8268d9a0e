package io.countersign.architecture.planted.arrowsfromplugins.totp;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowsfromplugins.application.Thing;

@Violation
record KnowsApplication(Thing known) {}
