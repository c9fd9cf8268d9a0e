package io.countersign.architecture.planted.names.application;

import io.countersign.architecture.Violation;

@Violation
record ThingPort() {}
