package io.countersign.architecture.planted.arrowsfromrest.rest;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowsfromrest.totp.Thing;

@Violation
record KnowsPlugin(Thing known) {}
