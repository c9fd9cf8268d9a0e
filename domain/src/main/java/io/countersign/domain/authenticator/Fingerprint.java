package io.countersign.domain.authenticator;

import io.countersign.domain.factor.SecretBytes;

/**
 * A keyed hash of what makes an authenticator this one and no other; a user never has two active
 * ones with the same.
 *
 * @param hash 32 bytes
 */
public record Fingerprint(SecretBytes hash) {}
