package io.countersign.architecture.planted.arrowsfromspi.domain.factor;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowsfromspi.domain.user.Thing;

@Violation
record KnowsUser(Thing known) {}
