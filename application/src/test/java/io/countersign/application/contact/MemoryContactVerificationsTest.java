package io.countersign.application.contact;

import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

final class MemoryContactVerificationsTest implements ContactVerificationsContract {

  private final MemoryStore store = new MemoryStore();
  private final ContactVerifications contactVerifications =
      new MemoryContactVerifications(store, new MemorySecrets());

  @Override
  public ContactVerifications contactVerifications() {
    return contactVerifications;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
