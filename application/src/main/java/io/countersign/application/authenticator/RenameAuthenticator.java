package io.countersign.application.authenticator;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.tenant.TenantId;
import java.util.Optional;

/** Gives an authenticator another name. */
public final class RenameAuthenticator {

  private final Transactions transactions;
  private final Authenticators authenticators;

  public RenameAuthenticator(Transactions transactions, Authenticators authenticators) {
    this.transactions = transactions;
    this.authenticators = authenticators;
  }

  /**
   * @return nothing if this tenant has no such active authenticator
   */
  public Optional<Authenticator> rename(TenantId tenant, AuthenticatorId id, Label label) {
    return transactions.inTransaction(() ->
        authenticators.rename(tenant, id, label)
            ? authenticators.find(tenant, id)
            : Optional.empty());
  }
}
