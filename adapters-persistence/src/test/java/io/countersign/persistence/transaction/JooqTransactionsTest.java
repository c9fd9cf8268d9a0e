package io.countersign.persistence.transaction;

import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.TransactionsContract;
import io.countersign.persistence.EachDatabase;

final class JooqTransactionsTest extends EachDatabase implements TransactionsContract {

  @Override
  public Tenants tenants() {
    return storage.tenants();
  }
}
