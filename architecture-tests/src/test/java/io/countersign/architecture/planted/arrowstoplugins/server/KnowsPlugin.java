package io.countersign.architecture.planted.arrowstoplugins.server;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowstoplugins.totp.Thing;

@Violation
record KnowsPlugin(Thing known) {}
