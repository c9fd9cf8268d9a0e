package io.countersign.application.delivery;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

final class MemorySendsTest implements SendsContract {

  private final MemoryStore store = new MemoryStore();
  private final Sends sends = new MemorySends(store);

  @Override
  public Sends sends() {
    return sends;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
