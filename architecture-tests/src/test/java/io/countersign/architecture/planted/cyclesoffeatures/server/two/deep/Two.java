package io.countersign.architecture.planted.cyclesoffeatures.server.two.deep;

public record Two() {}
