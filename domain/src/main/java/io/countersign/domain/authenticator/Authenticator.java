package io.countersign.domain.authenticator;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Profile;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * What one user has bound, without its credential.
 *
 * @param profile what everybody may know of it, as its factor said last
 * @param preferred whether it is the first that its user is asked for
 * @param guesses the wrong responses that count against it
 * @param revokedAt when it was revoked; a revoked one proves nothing and is not shown
 */
public record Authenticator(
    AuthenticatorId id,
    TenantId tenant,
    UserId user,
    FactorType factor,
    Label label,
    Profile profile,
    boolean preferred,
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
        id,
        tenant,
        user,
        factor,
        label,
        Profile.NONE,
        false,
        Guesses.NONE,
        now,
        Optional.empty(),
        Optional.empty());
  }

  /** Whether it may still prove anything. */
  public boolean active() {
    return revokedAt.isEmpty();
  }

  /** Whether it may be asked under this name: that of its factor, or one of its own variants. */
  public boolean answersTo(FactorType as) {
    return factor.equals(as) || profile.variants().contains(as);
  }

  /** As its factor describes it from now on. */
  public Authenticator described(Profile newProfile) {
    return new Authenticator(
        id,
        tenant,
        user,
        factor,
        label,
        newProfile,
        preferred,
        guesses,
        createdAt,
        lastUsedAt,
        revokedAt);
  }

  /** After a right response: a success clears the wrong ones before it. */
  public Authenticator used(Instant now) {
    return new Authenticator(
        id,
        tenant,
        user,
        factor,
        label,
        profile,
        preferred,
        Guesses.NONE,
        createdAt,
        Optional.of(now),
        revokedAt);
  }

  /** After a wrong response. */
  public Authenticator guessedWrong(GuessLimit limit, Instant now) {
    return counting(guesses.oneMore(limit, now));
  }

  /** With these wrong responses against it. */
  public Authenticator counting(Guesses counted) {
    return new Authenticator(
        id,
        tenant,
        user,
        factor,
        label,
        profile,
        preferred,
        counted,
        createdAt,
        lastUsedAt,
        revokedAt);
  }

  /** Under another name. */
  public Authenticator renamed(Label newLabel) {
    return new Authenticator(
        id,
        tenant,
        user,
        factor,
        newLabel,
        profile,
        preferred,
        guesses,
        createdAt,
        lastUsedAt,
        revokedAt);
  }

  /** The first that its user is asked for, or not. */
  public Authenticator preferred(boolean first) {
    return new Authenticator(
        id, tenant, user, factor, label, profile, first, guesses, createdAt, lastUsedAt, revokedAt);
  }

  /** Ended for good. */
  public Authenticator revoked(Instant now) {
    return new Authenticator(
        id,
        tenant,
        user,
        factor,
        label,
        profile,
        preferred,
        guesses,
        createdAt,
        lastUsedAt,
        Optional.of(now));
  }
}
