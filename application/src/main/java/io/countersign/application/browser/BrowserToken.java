package io.countersign.application.browser;

import io.countersign.domain.browser.TrustedBrowserId;
import io.countersign.domain.factor.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a trusted browser keeps: {@code csb_}, then 48 bytes in URL-safe base 64: the browser's id
 * and a secret of 256 bits. The prefix lets scanners find those that leaked. 48 bytes are 64
 * characters with no bit to spare, so a token has one spelling.
 */
public record BrowserToken(TrustedBrowserId id, SecretBytes secret) {

  static final int SECRET_BYTES = 32;

  private static final String PREFIX = "csb_";
  private static final int ID_BYTES = 16;
  private static final int LENGTH = PREFIX.length() + 64;

  /** Reads one as it was sent; nothing of whatever is none, whatever the reason. */
  public static Optional<BrowserToken> read(String text) {
    if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes =
          ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())));
      if (bytes.remaining() != ID_BYTES + SECRET_BYTES) {
        return Optional.empty();
      }
      TrustedBrowserId id = new TrustedBrowserId(new UUID(bytes.getLong(), bytes.getLong()));
      byte[] secret = new byte[SECRET_BYTES];
      bytes.get(secret);
      return Optional.of(new BrowserToken(id, SecretBytes.of(secret)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** As it is sent, as ASCII. */
  public SecretBytes text() {
    byte[] bytes =
        ByteBuffer.allocate(ID_BYTES + SECRET_BYTES)
            .putLong(id.value().getMostSignificantBits())
            .putLong(id.value().getLeastSignificantBits())
            .put(secret.reveal())
            .array();
    String text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return SecretBytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** What is kept of it: SHA-256 of its secret. */
  public SecretBytes hash() {
    try {
      return SecretBytes.of(MessageDigest.getInstance("SHA-256").digest(secret.reveal()));
    } catch (NoSuchAlgorithmException impossible) {
      // Every Java platform has SHA-256 (java.security.MessageDigest).
      throw new IllegalStateException(impossible);
    }
  }
}
