package io.countersign.architecture.planted.portsproven.application;

record MemoryThings() implements Things {}
