package io.countersign.domain.browser;

import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A browser that its user asked to remember, as it is kept: hashes, never tokens.
 *
 * @param client the application that keeps the token; to another one the browser is a stranger
 * @param authentication in which a factor was proved right before; it vouches for one browser
 * @param name what the user recognizes it by
 * @param hash SHA-256 of the secret part of its current token, which is 256 bits long (ASVS 5.0
 *     section 6.5.2: at 112 bits and more a plain hash will do)
 * @param replaced the token before the current one, once there was one
 * @param lastUsedAt when a token of it last did
 * @param expiresAt when it is trusted no more, which no use puts off
 * @param revokedAt when it was revoked; no token of it does from then on
 */
public record TrustedBrowser(
    TrustedBrowserId id,
    TenantId tenant,
    UserId user,
    ClientId client,
    AuthenticationId authentication,
    Label name,
    SecretBytes hash,
    Optional<ReplacedToken> replaced,
    Instant createdAt,
    Optional<Instant> lastUsedAt,
    Instant expiresAt,
    Optional<Instant> revokedAt) {

  /** How many a user has at the most; with one more the one that was longest not used goes. */
  public static final int MOST = 20;

  /** Whose browser it is: a token does nothing for anybody else, nor in another application. */
  public boolean belongsTo(UserId asked, ClientId asking) {
    return user.equals(asked) && client.equals(asking);
  }

  /** Whether it is trusted, given the right token. */
  public boolean active(Instant now) {
    return revokedAt.isEmpty() && now.isBefore(expiresAt);
  }

  /**
   * As it is if browsers are trusted for {@code lifetime} now: a tenant that shortened it since
   * means the ones there are, too.
   */
  public TrustedBrowser within(Duration lifetime) {
    Instant asOfNow = createdAt.plus(lifetime);
    return asOfNow.isBefore(expiresAt) ? with(hash, replaced, lastUsedAt, asOfNow) : this;
  }

  /** What a token with this hash of its secret part is to it. */
  public Presentation presented(SecretBytes presented, Instant now) {
    if (!active(now)) {
      return Presentation.OVER;
    }
    if (hash.equals(presented)) {
      return Presentation.CURRENT;
    }
    return replaced
        .filter(before -> before.hash().equals(presented) && before.within(now))
        .map(_ -> Presentation.JUST_REPLACED)
        .orElse(Presentation.THEFT_SUSPECTED);
  }

  /** With another token, made from the current one and this salt. */
  public TrustedBrowser rotated(SecretBytes newHash, SecretBytes salt, Instant now) {
    return with(
        newHash, Optional.of(new ReplacedToken(hash, salt, now)), Optional.of(now), expiresAt);
  }

  /** After the token before the current one did. */
  public TrustedBrowser used(Instant now) {
    return with(hash, replaced, Optional.of(now), expiresAt);
  }

  /** Ended for good. */
  public TrustedBrowser revoked(Instant now) {
    return new TrustedBrowser(
        id,
        tenant,
        user,
        client,
        authentication,
        name,
        hash,
        replaced,
        createdAt,
        lastUsedAt,
        expiresAt,
        Optional.of(now));
  }

  private TrustedBrowser with(
      SecretBytes newHash,
      Optional<ReplacedToken> newReplaced,
      Optional<Instant> usedAt,
      Instant end) {
    return new TrustedBrowser(
        id,
        tenant,
        user,
        client,
        authentication,
        name,
        newHash,
        newReplaced,
        createdAt,
        usedAt,
        end,
        revokedAt);
  }
}
