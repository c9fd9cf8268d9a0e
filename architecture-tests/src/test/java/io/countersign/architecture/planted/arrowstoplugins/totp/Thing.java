package io.countersign.architecture.planted.arrowstoplugins.totp;

public record Thing() {}
