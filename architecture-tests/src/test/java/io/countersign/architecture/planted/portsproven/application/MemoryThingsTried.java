package io.countersign.architecture.planted.portsproven.application;

record MemoryThingsTried(Things things) implements ThingsContract {}
