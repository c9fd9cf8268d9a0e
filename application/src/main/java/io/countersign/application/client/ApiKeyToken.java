package io.countersign.application.client;

import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.factor.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The text of an API key: {@code csk_}, then 48 bytes in URL-safe base 64: the key's id and a
 * secret of 256 random bits. The prefix lets scanners find keys that leaked.
 *
 * @param hash SHA-256 of the secret
 */
record ApiKeyToken(ApiKeyId id, SecretBytes hash) {

  static final int SECRET_BYTES = 32;

  private static final String PREFIX = "csk_";
  private static final int ID_BYTES = 16;

  static SecretBytes write(ApiKeyId id, byte[] secret) {
    byte[] bytes =
        ByteBuffer.allocate(ID_BYTES + SECRET_BYTES)
            .putLong(id.value().getMostSignificantBits())
            .putLong(id.value().getLeastSignificantBits())
            .put(secret)
            .array();
    String text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return SecretBytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  static Optional<ApiKeyToken> read(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
      if (bytes.length != ID_BYTES + SECRET_BYTES) {
        return Optional.empty();
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      ApiKeyId id = new ApiKeyId(new UUID(buffer.getLong(), buffer.getLong()));
      byte[] secret = new byte[SECRET_BYTES];
      buffer.get(secret);
      return Optional.of(new ApiKeyToken(id, hash(secret)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  static SecretBytes hash(byte[] secret) {
    try {
      return SecretBytes.of(MessageDigest.getInstance("SHA-256").digest(secret));
    } catch (NoSuchAlgorithmException impossible) {
      // Every Java platform has SHA-256 (java.security.MessageDigest).
      throw new IllegalStateException(impossible);
    }
  }
}
