package io.countersign.application.webhook;

import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.Webhook;
import java.util.List;

/** The webhooks of a tenant. */
public final class ListWebhooks {

  private final Webhooks webhooks;

  public ListWebhooks(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /** In the order in which they were made. */
  public List<Webhook> list(TenantId tenant) {
    return webhooks.ofTenant(tenant);
  }
}
