package io.countersign.architecture.planted.arrowstopolicies.policies.rules;

public record Thing() {}
