package io.countersign.application.lockout;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

class MemoryUserIdentifiersTest implements UserIdentifiersContract {

  private final MemoryStore store = new MemoryStore();

  @Override
  public UserIdentifiers userIdentifiers() {
    return new MemoryUserIdentifiers(store);
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
