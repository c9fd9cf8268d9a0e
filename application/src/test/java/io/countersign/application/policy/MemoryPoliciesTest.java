package io.countersign.application.policy;

import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

class MemoryPoliciesTest implements PoliciesContract {

  private final MemoryStore store = new MemoryStore();
  private final MemoryPolicies policies = new MemoryPolicies(store, new MemorySecrets());

  @Override
  public Policies policies() {
    return policies;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
