package com.example.countersign.hotp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the server keeps of a token. It is the factor's own business how it is written into a {@link
 * Credential}; the server encrypts it.
 *
 * @param counter the first one whose password was not used yet
 */
record Token(SecretBytes secret, long counter) {

  /** For a later version that writes something else: it has to read what this one wrote. */
  private static final byte FORMAT = 1;

  private static final int HEAD = 1 + Long.BYTES;
  private static final int[] POWERS = {1_000_000, 10_000_000, 100_000_000};

  static Token of(byte[] secret) {
    return new Token(SecretBytes.of(secret), 0);
  }

  static Token of(Credential credential) {
    byte[] bytes = credential.state().reveal();
    if (bytes.length <= HEAD || bytes[0] != FORMAT) {
      throw new IllegalArgumentException("not a credential of this factor");
    }
    return new Token(
        SecretBytes.of(Arrays.copyOfRange(bytes, HEAD, bytes.length)),
        ByteBuffer.wrap(bytes, 1, Long.BYTES).getLong());
  }

  Credential credential() {
    byte[] key = secret.reveal();
    return new Credential(
        SecretBytes.of(
            ByteBuffer.allocate(HEAD + key.length).put(FORMAT).putLong(counter).put(key).array()));
  }

  /** When the password of a counter was used, it and all before it are spent. */
  Token after(long used) {
    return new Token(secret, used + 1);
  }

  /** Looks at the whole password, whatever differs first. */
  boolean accepts(String code, long at) {
    return MessageDigest.isEqual(code.getBytes(US_ASCII), code(at, code.length()).getBytes(US_ASCII));
  }

  /** RFC 4226 section 5.3. */
  String code(long at, int digits) {
    byte[] hash = hmac(ByteBuffer.allocate(Long.BYTES).putLong(at).array());
    int offset = hash[hash.length - 1] & 0xf;
    int truncated = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
    return ("%0" + digits + "d").formatted(truncated % POWERS[digits - 6]);
  }

  private byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.reveal(), "RAW"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
