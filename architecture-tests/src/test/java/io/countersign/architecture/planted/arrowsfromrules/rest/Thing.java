package io.countersign.architecture.planted.arrowsfromrules.rest;

public record Thing() {}
