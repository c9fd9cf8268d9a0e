package io.countersign.architecture.planted.cel.rest;

import dev.cel.common.CelOptions;
import io.countersign.architecture.Violation;

@Violation
record Compiled(CelOptions known) {}
