package io.countersign.application.assertion;

/**
 * The public half of a signing key.
 *
 * @param kid its name in the key set
 * @param jwk as it is published (RFC 7517), in one line
 */
public record VerificationKey(String kid, String jwk) {}
