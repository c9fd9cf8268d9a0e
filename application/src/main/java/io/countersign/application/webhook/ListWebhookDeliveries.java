package io.countersign.application.webhook;

import io.countersign.application.webhook.WebhookDelivery.State;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.WebhookId;
import java.util.List;
import java.util.Optional;

/** What was sent to a webhook. */
public final class ListWebhookDeliveries {

  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;

  public ListWebhookDeliveries(Webhooks webhooks, WebhookDeliveries deliveries) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
  }

  /**
   * Newest first; nothing if there is no such webhook.
   *
   * @param before only those at a lesser position
   * @param state only those that got that far
   * @param most how many at the most, 1 to 1,000
   */
  public Optional<List<WebhookDelivery>> list(
      TenantId tenant, WebhookId id, Optional<Long> before, Optional<State> state, int most) {
    return webhooks.find(tenant, id).map(_ -> deliveries.page(tenant, id, before, state, most));
  }
}
