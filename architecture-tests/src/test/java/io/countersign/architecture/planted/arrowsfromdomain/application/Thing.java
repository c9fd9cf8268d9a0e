package io.countersign.architecture.planted.arrowsfromdomain.application;

public record Thing() {}
