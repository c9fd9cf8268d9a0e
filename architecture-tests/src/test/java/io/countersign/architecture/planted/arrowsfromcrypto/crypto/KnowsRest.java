package io.countersign.architecture.planted.arrowsfromcrypto.crypto;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowsfromcrypto.rest.Thing;

@Violation
record KnowsRest(Thing known) {}
