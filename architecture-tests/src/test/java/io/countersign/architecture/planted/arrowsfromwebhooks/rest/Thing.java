package io.countersign.architecture.planted.arrowsfromwebhooks.rest;

public record Thing() {}
