package io.countersign.policies.actions;

/**
 * An action as it was written.
 *
 * @param name unique among those of a policy
 * @param code JavaScript
 */
record Script(String name, String code) {}
