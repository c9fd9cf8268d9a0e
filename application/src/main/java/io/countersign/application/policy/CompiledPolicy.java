package io.countersign.application.policy;

import io.countersign.domain.policy.Policy;

/** A version that is ready to be asked. */
public record CompiledPolicy(int version, PolicyKind kind, Policy policy) {}
