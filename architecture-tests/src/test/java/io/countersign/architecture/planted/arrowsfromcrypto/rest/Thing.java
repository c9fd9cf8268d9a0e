package io.countersign.architecture.planted.arrowsfromcrypto.rest;

public record Thing() {}
