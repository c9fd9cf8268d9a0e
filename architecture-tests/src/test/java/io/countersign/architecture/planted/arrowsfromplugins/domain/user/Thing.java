package io.countersign.architecture.planted.arrowsfromplugins.domain.user;

public record Thing() {}
