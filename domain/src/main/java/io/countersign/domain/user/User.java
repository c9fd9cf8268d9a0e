package io.countersign.domain.user;

import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A person of one tenant, known since an application first mentioned them.
 *
 * @param firstSeenAt when an application first mentioned them
 * @param mfa what an operator chose for this user, over what the tenant chose
 * @param promptSkippedAt when the user chose not to enroll, and is not asked again since
 */
public record User(
    TenantId tenant,
    UserId id,
    Instant firstSeenAt,
    Optional<MfaRequirement> mfa,
    Optional<Instant> promptSkippedAt) {

  /** One for whom nothing was chosen. */
  public User(TenantId tenant, UserId id, Instant firstSeenAt) {
    this(tenant, id, firstSeenAt, Optional.empty(), Optional.empty());
  }

  /** With another requirement of its own, or none. */
  public User withMfa(Optional<MfaRequirement> chosen) {
    return new User(tenant, id, firstSeenAt, chosen, promptSkippedAt);
  }

  /** Who chose not to enroll. */
  public User skippedPrompt(Instant at) {
    return new User(tenant, id, firstSeenAt, mfa, Optional.of(at));
  }

  /** Who is asked again. */
  public User promptedAgain() {
    return new User(tenant, id, firstSeenAt, mfa, Optional.empty());
  }
}
