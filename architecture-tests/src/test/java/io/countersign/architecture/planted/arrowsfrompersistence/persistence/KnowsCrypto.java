package io.countersign.architecture.planted.arrowsfrompersistence.persistence;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowsfrompersistence.crypto.Thing;

@Violation
record KnowsCrypto(Thing known) {}
