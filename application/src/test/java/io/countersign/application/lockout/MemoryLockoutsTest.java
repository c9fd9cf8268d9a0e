package io.countersign.application.lockout;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

class MemoryLockoutsTest implements LockoutsContract {

  private final MemoryStore store = new MemoryStore();

  @Override
  public Lockouts lockouts() {
    return new MemoryLockouts(store);
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
