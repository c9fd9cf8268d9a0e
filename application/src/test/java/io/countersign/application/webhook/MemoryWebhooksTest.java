package io.countersign.application.webhook;

import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

class MemoryWebhooksTest implements WebhooksContract {

  private final MemoryStore store = new MemoryStore();
  private final MemoryWebhooks webhooks = new MemoryWebhooks(store, new MemorySecrets());

  @Override
  public Webhooks webhooks() {
    return webhooks;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
