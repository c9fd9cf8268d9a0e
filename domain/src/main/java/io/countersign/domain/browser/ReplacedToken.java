package io.countersign.domain.browser;

import io.countersign.domain.factor.SecretBytes;
import java.time.Duration;
import java.time.Instant;

/**
 * The token that a trusted browser had before its current one.
 *
 * @param hash SHA-256 of its secret part
 * @param salt 32 random bytes; what the current token was made from, together with the secret part
 *     of this one and a key that is not in the store
 * @param at when it was replaced
 */
public record ReplacedToken(SecretBytes hash, SecretBytes salt, Instant at) {

  /**
   * How long it still does: tabs that begin at once all present it, and an answer with its
   * successor may have got lost.
   */
  public static final Duration GRACE = Duration.ofSeconds(30);

  /**
   * Whether its time has not run out. As much is allowed before it was replaced: the clocks of two
   * nodes differ, but a clock that was set back brings no old token back to life.
   */
  boolean within(Instant now) {
    return now.isAfter(at.minus(GRACE)) && now.isBefore(at.plus(GRACE));
  }
}
