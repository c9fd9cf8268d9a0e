package io.countersign.crypto.secret;

import io.countersign.domain.factor.SecretBytes;

/**
 * A key of AES-256 in Galois/counter mode.
 *
 * @param id stands in front of every ciphertext it makes
 * @param bytes 32 bytes
 */
record AeadKey(int id, SecretBytes bytes) {

  static final int LENGTH = 32;

  AeadKey {
    if (bytes.length() != LENGTH) {
      throw new IllegalArgumentException("a key has not " + LENGTH + " bytes");
    }
  }
}
