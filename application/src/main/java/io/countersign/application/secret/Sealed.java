package io.countersign.application.secret;

/**
 * An encrypted secret.
 *
 * @param ciphertext what to keep
 * @param keyId the key that opens it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only carried to the store
public record Sealed(byte[] ciphertext, int keyId) {}
