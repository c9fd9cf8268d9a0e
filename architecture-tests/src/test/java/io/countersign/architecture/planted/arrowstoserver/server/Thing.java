package io.countersign.architecture.planted.arrowstoserver.server;

public record Thing() {}
