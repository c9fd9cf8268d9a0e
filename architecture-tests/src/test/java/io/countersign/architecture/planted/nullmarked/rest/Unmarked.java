package io.countersign.architecture.planted.nullmarked.rest;

import io.countersign.architecture.Violation;

@Violation
record Unmarked() {}
