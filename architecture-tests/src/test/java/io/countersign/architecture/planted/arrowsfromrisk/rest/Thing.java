package io.countersign.architecture.planted.arrowsfromrisk.rest;

public record Thing() {}
