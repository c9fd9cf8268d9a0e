package io.countersign.application.webhook;

import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.WebhookId;
import java.time.InstantSource;
import java.util.Optional;

/** How a webhook stands. */
public final class ReadWebhook {

  private final Webhooks webhooks;
  private final InstantSource clock;

  public ReadWebhook(Webhooks webhooks, InstantSource clock) {
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /** Nothing if there is none of this name. */
  public Optional<WebhookStanding> read(TenantId tenant, WebhookId id) {
    return webhooks
        .find(tenant, id)
        .flatMap(webhook ->
            webhooks
                .progress(tenant, id)
                .map(progress ->
                    WebhookStanding.of(
                        webhook, progress, webhooks.secrets(tenant, id), clock.instant())));
  }
}
