package io.countersign.domain.attempt;

import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;

/**
 * An identifier of which is known whose it is.
 *
 * @param mark a keyed hash of it, 32 bytes
 * @param masked what may be shown of it
 * @param linkedAt since when it is known
 */
public record LinkedIdentifier(
    TenantId tenant,
    SecretBytes mark,
    UserId user,
    IdentifierType type,
    String masked,
    Instant linkedAt) {

  /** How many a user has at the most. */
  public static final int MOST = 20;
}
