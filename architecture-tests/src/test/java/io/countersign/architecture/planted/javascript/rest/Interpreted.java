package io.countersign.architecture.planted.javascript.rest;

import io.countersign.architecture.Violation;
import run.endive.runtime.Instance;

@Violation
record Interpreted(Instance known) {}
