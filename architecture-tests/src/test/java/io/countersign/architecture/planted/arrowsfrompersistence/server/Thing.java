package io.countersign.architecture.planted.arrowsfrompersistence.server;

public record Thing() {}
