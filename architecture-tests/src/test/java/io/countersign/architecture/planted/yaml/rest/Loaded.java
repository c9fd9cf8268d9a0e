package io.countersign.architecture.planted.yaml.rest;

import io.countersign.architecture.Violation;
import org.snakeyaml.engine.v2.api.Load;

@Violation
record Loaded(Load known) {}
