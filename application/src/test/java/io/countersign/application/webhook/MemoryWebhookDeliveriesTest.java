package io.countersign.application.webhook;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

class MemoryWebhookDeliveriesTest implements WebhookDeliveriesContract {

  private final MemoryStore store = new MemoryStore();
  private final MemoryWebhookDeliveries deliveries = new MemoryWebhookDeliveries(store);

  @Override
  public WebhookDeliveries deliveries() {
    return deliveries;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
