package io.countersign.application.ledger;

import io.countersign.application.assertion.VerificationKey;
import io.countersign.domain.authenticator.Fingerprint;

/**
 * A key that checkpoints are verified with, kept for as long as the installation lives.
 *
 * @param key 1 to 1,000 characters as a JWK
 * @param mark a keyed hash of it, which nobody can make who can only write to the store
 */
public record CheckpointKey(VerificationKey key, Fingerprint mark) {}
