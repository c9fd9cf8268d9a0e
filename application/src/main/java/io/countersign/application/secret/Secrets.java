package io.countersign.application.secret;

import io.countersign.domain.factor.SecretBytes;

/** Encryption and keyed hashing of what must not be readable at rest. */
public interface Secrets {

  /**
   * Encrypts with the primary key.
   *
   * @param place where the secret is kept; it opens nowhere else
   */
  Sealed seal(SecretBytes secret, Place place);

  /**
   * Decrypts with whichever key it was sealed with.
   *
   * @throws SecretUnreadable if it was altered, moved from another place, or its key is gone
   */
  SecretBytes open(byte[] ciphertext, Place place);

  /**
   * A keyed hash that is the same for the same value and place, for look-ups and comparisons. It
   * outlives key rotation.
   *
   * @return 32 bytes
   */
  SecretBytes fingerprint(SecretBytes value, Place place);

  /** The key that {@link #seal} uses now. */
  int primaryKeyId();
}
