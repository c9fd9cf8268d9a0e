package io.countersign.application.organization;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

final class MemoryOrganizationsTest implements OrganizationsContract {

  private final MemoryStore store = new MemoryStore();
  private final Organizations organizations = new MemoryOrganizations(store);

  @Override
  public Organizations organizations() {
    return organizations;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
