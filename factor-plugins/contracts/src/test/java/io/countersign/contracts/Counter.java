package io.countersign.contracts;

import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.SecretBytes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/** A key and how many of its codes are spent. */
record Counter(SecretBytes key, long spent) {

  static final int KEY_BYTES = 16;

  static Counter of(Credential credential) {
    byte[] bytes = credential.state().reveal();
    if (bytes.length != KEY_BYTES + Long.BYTES) {
      throw new IllegalArgumentException("no counter");
    }
    return new Counter(
        SecretBytes.of(Arrays.copyOf(bytes, KEY_BYTES)),
        ByteBuffer.wrap(bytes, KEY_BYTES, Long.BYTES).getLong());
  }

  Credential credential() {
    return new Credential(
        SecretBytes.of(
            ByteBuffer.allocate(KEY_BYTES + Long.BYTES).put(key.reveal()).putLong(spent).array()));
  }

  Counter after(long index) {
    return new Counter(key, index + 1);
  }

  String code(long index) {
    try {
      byte[] message = ByteBuffer.allocate(24).put(key.reveal()).putLong(index).array();
      int number = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(message)).getInt();
      return String.format(Locale.ROOT, "%08d", Math.floorMod(number, 100_000_000));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
