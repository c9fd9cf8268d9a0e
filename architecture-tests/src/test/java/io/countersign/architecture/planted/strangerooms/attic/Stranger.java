package io.countersign.architecture.planted.strangerooms.attic;

import io.countersign.architecture.Violation;

@Violation
record Stranger() {}
