package io.countersign.policies.actions.sandbox;

/**
 * What a script told the host.
 *
 * @param kind a word of {@code api.js}, for example {@code command}
 * @param json an object (RFC 8259)
 */
public record Message(String kind, String json) {}
