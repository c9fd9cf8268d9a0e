package io.countersign.architecture.planted.arrowsfromcontracts.contracts;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowsfromcontracts.domain.user.Thing;

@Violation
record KnowsUser(Thing known) {}
