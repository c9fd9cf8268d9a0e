package io.countersign.architecture.planted.arrowsfromactions.rest;

public record Thing() {}
