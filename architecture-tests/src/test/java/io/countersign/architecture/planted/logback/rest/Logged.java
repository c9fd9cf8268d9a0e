package io.countersign.architecture.planted.logback.rest;

import ch.qos.logback.classic.Logger;
import io.countersign.architecture.Violation;

@Violation
record Logged(Logger known) {}
