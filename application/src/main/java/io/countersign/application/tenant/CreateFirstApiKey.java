package io.countersign.application.tenant;

import io.countersign.application.client.ApiKeys;
import io.countersign.application.client.CreateApiKey;
import io.countersign.application.client.CreatedApiKey;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.tenant.TenantId;
import java.util.EnumSet;
import java.util.Optional;

/** A new installation gets one key that may do everything: there is no default password. */
public final class CreateFirstApiKey {

  private static final ClientId ADMIN = new ClientId("admin");

  private final Transactions transactions;
  private final Tenants tenants;
  private final ApiKeys keys;
  private final CreateApiKey createApiKey;

  public CreateFirstApiKey(
      Transactions transactions, Tenants tenants, ApiKeys keys, CreateApiKey createApiKey) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.keys = keys;
    this.createApiKey = createApiKey;
  }

  /**
   * @return nothing if the installation has a key already, revoked or not
   */
  public Optional<CreatedApiKey> create() {
    return transactions.inTransaction(() ->
        // Locked, so that of several nodes that start on an empty store one makes the key.
        tenants
            .lock(TenantId.DEFAULT)
            .filter(_ -> !keys.any())
            .map(tenant -> createApiKey.create(tenant.id(), ADMIN, EnumSet.allOf(Scope.class))));
  }
}
