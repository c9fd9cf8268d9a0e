package io.countersign.architecture.planted.arrowsfrompersistence.crypto;

public record Thing() {}
