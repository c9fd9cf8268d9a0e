package io.countersign.architecture.planted.arrowsfromplugins.totp;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowsfromplugins.domain.user.Thing;

@Violation
record KnowsUser(Thing known) {}
