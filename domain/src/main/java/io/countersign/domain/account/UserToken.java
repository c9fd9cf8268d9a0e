package io.countersign.domain.account;

import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What lets a user's own browser call for a while, as it is kept: the hash, never the token.
 *
 * @param client the application whose backend it was minted for
 * @param audience what the application calls the place that it is for; recorded and told back
 * @param hash SHA-256 of the token's secret part, which is 256 random bits (ASVS 5.0 section 6.5.2)
 * @param authentication the approved one that it was minted with: what the user proved then
 * @param expiresAt from when on it opens nothing
 */
public record UserToken(
    UserTokenId id,
    TenantId tenant,
    UserId user,
    ClientId client,
    String audience,
    Set<UserScope> scopes,
    SecretBytes hash,
    Optional<AuthenticationId> authentication,
    Instant createdAt,
    Instant expiresAt) {

  /** Shorter ones would end while the user looks at the page. */
  public static final Duration SHORTEST = Duration.ofMinutes(1);

  /** Unless another lifetime is asked for. */
  public static final Duration USUAL = Duration.ofMinutes(10);

  /** A browser keeps no secret for longer. */
  public static final Duration LONGEST = Duration.ofHours(1);

  /** Keeps a copy of the scopes. */
  public UserToken {
    scopes = Set.copyOf(scopes);
  }

  /** Whether a token with this hash of its secret part opens anything now. */
  public boolean opensWith(SecretBytes presented, Instant now) {
    return hash.equals(presented) && now.isBefore(expiresAt);
  }
}
