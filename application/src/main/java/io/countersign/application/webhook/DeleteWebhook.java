package io.countersign.application.webhook;

import io.countersign.application.event.Chronicle;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.event.FactName;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookId;
import java.util.Optional;

/** Ends a webhook. What is on its way right now may still arrive. */
public final class DeleteWebhook {

  private final Transactions transactions;
  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final Chronicle chronicle;

  public DeleteWebhook(
      Transactions transactions,
      Webhooks webhooks,
      WebhookDeliveries deliveries,
      Chronicle chronicle) {
    this.transactions = transactions;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.chronicle = chronicle;
  }

  /** Nothing if there is none of this name. */
  public Optional<Webhook> delete(TenantId tenant, WebhookId id, ClientId client) {
    return transactions.inTransaction(() -> {
      Optional<Webhook> found = webhooks.lock(tenant, id);
      found.ifPresent(_ -> {
        webhooks.remove(tenant, id);
        deliveries.remove(tenant, id);
        chronicle.tell(
            EventType.WEBHOOK_DELETED,
            tenant,
            Optional.of(client),
            new Fact(FactName.WEBHOOK, id.toString()));
      });
      return found;
    });
  }
}
