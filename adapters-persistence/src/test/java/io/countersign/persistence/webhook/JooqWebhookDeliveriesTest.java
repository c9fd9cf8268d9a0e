package io.countersign.persistence.webhook;

import io.countersign.application.webhook.WebhookDeliveries;
import io.countersign.application.webhook.WebhookDeliveriesContract;
import io.countersign.persistence.EachDatabase;

final class JooqWebhookDeliveriesTest extends EachDatabase implements WebhookDeliveriesContract {

  @Override
  public WebhookDeliveries deliveries() {
    return storage.webhookDeliveries();
  }
}
