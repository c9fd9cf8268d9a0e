package io.countersign.domain.client;

import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What lets a client call, as it is kept: the hash, never the key.
 *
 * @param client the application that it was made for
 * @param hash SHA-256 of the key's secret part, which is 256 random bits (ASVS 5.0 section 6.5.2:
 *     at 112 bits and more a plain hash will do)
 * @param revokedAt when it was revoked; it opens nothing from then on
 */
public record ApiKey(
    ApiKeyId id,
    TenantId tenant,
    ClientId client,
    Set<Scope> scopes,
    SecretBytes hash,
    Instant createdAt,
    Optional<Instant> revokedAt) {

  /** Keeps a copy of the scopes. */
  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /** Whether a key with this hash of its secret part opens anything. */
  public boolean opensWith(SecretBytes presented) {
    return hash.equals(presented) && revokedAt.isEmpty();
  }

  /** Whoever makes a key can give it nothing that they do not have. */
  public boolean mayGrant(Set<Scope> wanted) {
    return scopes.containsAll(wanted);
  }

  /** Ended for good. */
  public ApiKey revoked(Instant now) {
    return new ApiKey(id, tenant, client, scopes, hash, createdAt, Optional.of(now));
  }
}
