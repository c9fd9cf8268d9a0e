package io.countersign.application.lockout;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

class MemoryAttemptsTest implements AttemptsContract {

  private final MemoryStore store = new MemoryStore();

  @Override
  public Attempts attempts() {
    return new MemoryAttempts(store);
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
