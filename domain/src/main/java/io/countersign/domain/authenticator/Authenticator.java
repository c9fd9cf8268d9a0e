package io.countersign.domain.authenticator;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * What one user has bound, without its credential.
 *
 * @param guesses the wrong responses that count against it
 * @param revokedAt when it was revoked; a revoked one proves nothing and is not shown
 */
public record Authenticator(
    AuthenticatorId id,
    TenantId tenant,
    UserId user,
    FactorType factor,
    Label label,
    Guesses guesses,
    Instant createdAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt) {

  /** A new one that was never used. */
  public static Authenticator bound(
      AuthenticatorId id,
      TenantId tenant,
      UserId user,
      FactorType factor,
      Label label,
      Instant now) {
    return new Authenticator(
        id, tenant, user, factor, label, Guesses.NONE, now, Optional.empty(), Optional.empty());
  }

  /** Whether it may still prove anything. */
  public boolean active() {
    return revokedAt.isEmpty();
  }

  /** After a right response: a success clears the wrong ones before it. */
  public Authenticator used(Instant now) {
    return new Authenticator(
        id, tenant, user, factor, label, Guesses.NONE, createdAt, Optional.of(now), revokedAt);
  }

  /** After a wrong response. */
  public Authenticator guessedWrong(GuessLimit limit, Instant now) {
    return new Authenticator(
        id,
        tenant,
        user,
        factor,
        label,
        guesses.oneMore(limit, now),
        createdAt,
        lastUsedAt,
        revokedAt);
  }

  /** Under another name. */
  public Authenticator renamed(Label newLabel) {
    return new Authenticator(
        id, tenant, user, factor, newLabel, guesses, createdAt, lastUsedAt, revokedAt);
  }

  /** Ended for good. */
  public Authenticator revoked(Instant now) {
    return new Authenticator(
        id, tenant, user, factor, label, guesses, createdAt, lastUsedAt, Optional.of(now));
  }
}
