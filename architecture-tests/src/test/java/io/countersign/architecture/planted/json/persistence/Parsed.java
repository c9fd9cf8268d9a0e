package io.countersign.architecture.planted.json.persistence;

import io.countersign.architecture.Violation;
import tools.jackson.databind.JsonNode;

@Violation
record Parsed(JsonNode known) {}
