package io.countersign.application.tenant;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

final class MemoryTenantsTest implements TenantsContract {

  private final MemoryStore store = new MemoryStore();
  private final Tenants tenants = new MemoryTenants(store);

  @Override
  public Tenants tenants() {
    return tenants;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
