package io.countersign.domain.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A code that was sent to a person. What it belongs to, how often it may be guessed at and that it
 * is accepted once is the host's business.
 *
 * @param code as {@link CodeRules} made it
 * @param expiresAt from then on it is worth nothing
 */
public record OneTimeCode(SecretBytes code, Instant expiresAt) {

  /** For a {@link ChallengeState} or a {@link Credential}. */
  public SecretBytes state() {
    byte[] text = code.reveal();
    return SecretBytes.of(
        ByteBuffer.allocate(Long.BYTES + text.length)
            .putLong(expiresAt.toEpochMilli())
            .put(text)
            .array());
  }

  /**
   * @throws java.nio.BufferUnderflowException if it is not a {@link #state}
   */
  public static OneTimeCode of(SecretBytes state) {
    ByteBuffer bytes = ByteBuffer.wrap(state.reveal());
    Instant expiresAt = Instant.ofEpochMilli(bytes.getLong());
    byte[] text = new byte[bytes.remaining()];
    bytes.get(text);
    return new OneTimeCode(SecretBytes.of(text), expiresAt);
  }

  /** Whether this is the code and still in time. Looks at all of it, whatever differs first. */
  public boolean accepts(String response, Instant now) {
    boolean same = code.equals(SecretBytes.of(response.getBytes(StandardCharsets.UTF_8)));
    return same && now.isBefore(expiresAt);
  }
}
