package io.countersign.domain.webhook;

import io.countersign.domain.factor.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What the requests to a webhook are signed with.
 *
 * @param key of 24 to 64 bytes for {@link SignatureScheme#V1}; for {@link SignatureScheme#V1A} the
 *     private key of RFC 8032 section 5.1.5 and behind it the public one, of 32 bytes each
 * @param until when it ends; absent for the one that was made last
 */
public record WebhookSecret(SignatureScheme scheme, SecretBytes key, Optional<Instant> until) {

  /** How long a key of Ed25519 is, and a secret that is made here. */
  public static final int KEY_BYTES = 32;

  private static final int LEAST = 24;
  private static final int MOST = 64;

  /** Checks the length. */
  public WebhookSecret {
    boolean fits =
        switch (scheme) {
          case V1 -> key.length() >= LEAST && key.length() <= MOST;
          case V1A -> key.length() == 2 * KEY_BYTES;
        };
    if (!fits) {
      throw new IllegalArgumentException("a secret of another length");
    }
  }

  /** Whether it is signed with still. */
  public boolean counts(Instant now) {
    return until.filter(end -> !now.isBefore(end)).isEmpty();
  }

  /** The same until then at the latest. */
  public WebhookSecret until(Instant end) {
    return new WebhookSecret(
        scheme, key, Optional.of(until.filter(now -> now.isBefore(end)).orElse(end)));
  }

  /**
   * What whoever checks signatures needs, as ASCII: {@code whsec_} and the secret, or {@code whpk_}
   * and the public key.
   */
  public SecretBytes shown() {
    String text =
        switch (scheme) {
          case V1 -> "whsec_" + Base64.getEncoder().encodeToString(key.reveal());
          case V1A -> publicKey().orElseThrow();
        };
    return SecretBytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** {@code whpk_} and the public key, which is no secret, where there is one. */
  public Optional<String> publicKey() {
    byte[] both = key.reveal();
    return scheme == SignatureScheme.V1A
        ? Optional.of(
            "whpk_"
                + Base64.getEncoder()
                    .encodeToString(Arrays.copyOfRange(both, KEY_BYTES, both.length)))
        : Optional.empty();
  }
}
