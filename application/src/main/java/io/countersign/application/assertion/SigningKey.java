package io.countersign.application.assertion;

import io.countersign.domain.factor.SecretBytes;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that signs assertions.
 *
 * @param kid its name in the key set
 * @param privateJwk the whole key as a JWK (RFC 7517), encrypted at rest
 * @param signsFrom from when on it signs; it is announced before, so that whoever caches the key
 *     set knows it by then
 * @param leavesAt when it leaves the key set, after the last assertion it signed has expired
 */
public record SigningKey(
    String kid,
    SecretBytes privateJwk,
    Instant createdAt,
    Instant signsFrom,
    Optional<Instant> leavesAt) {

  /** With the time when it leaves. */
  public SigningKey leaving(Instant at) {
    return new SigningKey(kid, privateJwk, createdAt, signsFrom, Optional.of(at));
  }

  /** Whether nobody needs it any more. */
  public boolean hasLeft(Instant now) {
    return leavesAt.isPresent() && !now.isBefore(leavesAt.get());
  }
}
