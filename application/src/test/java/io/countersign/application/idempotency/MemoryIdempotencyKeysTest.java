package io.countersign.application.idempotency;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

final class MemoryIdempotencyKeysTest implements IdempotencyKeysContract {

  private final MemoryStore store = new MemoryStore();
  private final IdempotencyKeys keys = new MemoryIdempotencyKeys(store);

  @Override
  public IdempotencyKeys keys() {
    return keys;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
