package io.countersign.persistence.transaction;

import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.TransactionsContract;
import io.countersign.persistence.EmbeddedStorage;

final class JooqTransactionsTest extends EmbeddedStorage implements TransactionsContract {

  @Override
  public Tenants tenants() {
    return storage.tenants();
  }
}
