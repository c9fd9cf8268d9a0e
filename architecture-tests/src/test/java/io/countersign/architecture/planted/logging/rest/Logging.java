package io.countersign.architecture.planted.logging.rest;

import io.countersign.architecture.Violation;
import java.util.logging.Logger;

@Violation
record Logging(Logger known) {}
