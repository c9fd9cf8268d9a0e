package io.countersign.architecture.planted.arrowsfromapplication.rest;

public record Thing() {}
