package io.countersign.architecture.planted.arrowsfromplugins.application;

public record Thing() {}
