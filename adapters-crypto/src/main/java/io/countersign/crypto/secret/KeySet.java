package io.countersign.crypto.secret;

import io.countersign.domain.factor.SecretBytes;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/**
 * All the keys of everything at rest.
 *
 * @param keys what opens, in the order in which they were made
 * @param primaryKeyId the one of them that seals
 * @param fingerprintKey 32 bytes that never change, for otherwise nothing would be found any more
 */
record KeySet(List<AeadKey> keys, int primaryKeyId, SecretBytes fingerprintKey) {

  static final int FINGERPRINT_KEY_LENGTH = 32;

  KeySet {
    keys = List.copyOf(keys);
    if (fingerprintKey.length() != FINGERPRINT_KEY_LENGTH) {
      throw new IllegalArgumentException(
          "the fingerprint key has not " + FINGERPRINT_KEY_LENGTH + " bytes");
    }
    if (keys.stream().map(AeadKey::id).distinct().count() != keys.size()) {
      throw new IllegalArgumentException("two keys have the same id");
    }
    if (!has(keys, primaryKeyId)) {
      throw new IllegalArgumentException("the primary key is not among the keys");
    }
  }

  static KeySet generate(SecureRandom random) {
    AeadKey first = key(random, List.of());
    return new KeySet(List.of(first), first.id(), bytes(random, FINGERPRINT_KEY_LENGTH));
  }

  boolean has(int keyId) {
    return has(keys, keyId);
  }

  /** With a key that only opens, until {@link #rotated} makes it primary. */
  KeySet prepared(SecureRandom random) {
    return isPrepared()
        ? this
        : new KeySet(
            Stream.concat(keys.stream(), Stream.of(key(random, keys))).toList(),
            primaryKeyId,
            fingerprintKey);
  }

  /** With another primary key: the one that was prepared, or else a new one. */
  KeySet rotated(SecureRandom random) {
    List<AeadKey> all = prepared(random).keys();
    return new KeySet(all, all.getLast().id(), fingerprintKey);
  }

  /** Whether it opens, and finds, all that {@code earlier} does. */
  boolean continues(KeySet earlier) {
    return fingerprintKey.equals(earlier.fingerprintKey) && keys.containsAll(earlier.keys);
  }

  private boolean isPrepared() {
    return keys.getLast().id() != primaryKeyId;
  }

  private static boolean has(List<AeadKey> keys, int keyId) {
    for (AeadKey key : keys) {
      if (key.id() == keyId) {
        return true;
      }
    }
    return false;
  }

  private static AeadKey key(SecureRandom random, List<AeadKey> others) {
    int id = random.nextInt();
    return id == 0 || has(others, id)
        ? key(random, others)
        : new AeadKey(id, bytes(random, AeadKey.LENGTH));
  }

  private static SecretBytes bytes(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return SecretBytes.of(bytes);
  }
}
