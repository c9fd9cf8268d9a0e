package io.countersign.application.authentication;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

final class MemoryAuthenticationsTest implements AuthenticationsContract {

  private final MemoryStore store = new MemoryStore();
  private final Authentications authentications = new MemoryAuthentications(store);

  @Override
  public Authentications authentications() {
    return authentications;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
