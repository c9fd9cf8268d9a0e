package io.countersign.application.authenticator;

import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

final class MemoryAuthenticatorsTest implements AuthenticatorsContract {

  private final MemoryStore store = new MemoryStore();
  private final Authenticators authenticators =
      new MemoryAuthenticators(store, new MemorySecrets());

  @Override
  public Authenticators authenticators() {
    return authenticators;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
