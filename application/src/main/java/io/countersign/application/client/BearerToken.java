package io.countersign.application.client;

import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.client.CallerId;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.factor.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The text that a caller sends (RFC 6750): {@code csk_} for an API key or {@code cst_} for a user
 * token, then 48 bytes in URL-safe base 64: its id and a secret of 256 random bits. The prefix lets
 * scanners find those that leaked.
 *
 * @param hash SHA-256 of the secret
 */
public record BearerToken(CallerId id, SecretBytes hash) {

  /** How long the secret is. */
  public static final int SECRET_BYTES = 32;

  private static final String API_KEY = "csk_";
  private static final String USER_TOKEN = "cst_";
  private static final int ID_BYTES = 16;

  /** The text, as ASCII. */
  public static SecretBytes write(CallerId id, byte[] secret) {
    byte[] bytes =
        ByteBuffer.allocate(ID_BYTES + SECRET_BYTES)
            .putLong(id.value().getMostSignificantBits())
            .putLong(id.value().getLeastSignificantBits())
            .put(secret)
            .array();
    String text = prefix(id) + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return SecretBytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String prefix(CallerId id) {
    return switch (id) {
      case ApiKeyId _ -> API_KEY;
      case UserTokenId _ -> USER_TOKEN;
    };
  }

  static Optional<BearerToken> read(String text) {
    if (!text.startsWith(API_KEY) && !text.startsWith(USER_TOKEN)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text.substring(API_KEY.length()));
      if (bytes.length != ID_BYTES + SECRET_BYTES) {
        return Optional.empty();
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      UUID id = new UUID(buffer.getLong(), buffer.getLong());
      byte[] secret = new byte[SECRET_BYTES];
      buffer.get(secret);
      return Optional.of(
          new BearerToken(
              text.startsWith(API_KEY) ? new ApiKeyId(id) : new UserTokenId(id), hash(secret)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** What is kept of a secret. */
  public static SecretBytes hash(byte[] secret) {
    try {
      return SecretBytes.of(MessageDigest.getInstance("SHA-256").digest(secret));
    } catch (NoSuchAlgorithmException impossible) {
      // Every Java platform has SHA-256 (java.security.MessageDigest).
      throw new IllegalStateException(impossible);
    }
  }
}
