package io.countersign.application.authenticator;

import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Ends an authenticator for good. It takes the user's lock, so that nothing which depends on what
 * the user has bound goes on beside it.
 */
public final class RevokeAuthenticator {

  private final Transactions transactions;
  private final Users users;
  private final Authenticators authenticators;
  private final InstantSource clock;

  public RevokeAuthenticator(
      Transactions transactions, Users users, Authenticators authenticators, InstantSource clock) {
    this.transactions = transactions;
    this.users = users;
    this.authenticators = authenticators;
    this.clock = clock;
  }

  /**
   * @return what was revoked; nothing if this tenant has no such active authenticator
   */
  public Optional<Authenticator> revoke(TenantId tenant, AuthenticatorId id) {
    return transactions.inTransaction(() -> authenticators.find(tenant, id).filter(this::revoke));
  }

  private boolean revoke(Authenticator found) {
    users.lock(found.tenant(), found.user());
    return authenticators.revoke(found.tenant(), found.id(), clock.instant());
  }
}
