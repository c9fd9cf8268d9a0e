package io.countersign.application.assertion;

/**
 * Something signed that may be verified long after.
 *
 * @param jws with its content, in compact form (RFC 7515 section 7.1)
 * @param key that it is verified with
 */
public record Signed(String jws, VerificationKey key) {}
