package io.countersign.application.delivery;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

final class MemoryDeliveriesTest implements DeliveriesContract {

  private final MemoryStore store = new MemoryStore();
  private final Deliveries deliveries = new MemoryDeliveries(store);

  @Override
  public Deliveries deliveries() {
    return deliveries;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
