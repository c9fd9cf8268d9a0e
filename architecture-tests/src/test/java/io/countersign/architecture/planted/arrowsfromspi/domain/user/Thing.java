package io.countersign.architecture.planted.arrowsfromspi.domain.user;

public record Thing() {}
