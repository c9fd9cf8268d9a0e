package io.countersign.architecture.planted.arrowsfromcontracts.domain.user;

public record Thing() {}
