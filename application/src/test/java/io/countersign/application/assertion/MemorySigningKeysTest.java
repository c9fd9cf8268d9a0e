package io.countersign.application.assertion;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

final class MemorySigningKeysTest implements SigningKeysContract {

  private final MemoryStore store = new MemoryStore();
  private final SigningKeys keys = new MemorySigningKeys(store);

  @Override
  public SigningKeys keys() {
    return keys;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
