package io.countersign.architecture.planted.metrics.application;

import io.countersign.architecture.Violation;
import io.micrometer.core.instrument.MeterRegistry;

@Violation
record Counted(MeterRegistry known) {}
