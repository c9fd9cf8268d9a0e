package io.countersign.architecture.planted.arrowsfromrest.totp;

public record Thing() {}
