package io.countersign.architecture.planted.portadapters.application;

record MemoryThings() implements Things {}
