package io.countersign.architecture.planted.arrowsfromrest.persistence;

public record Thing() {}
