package io.countersign.persistence.webhook;

import io.countersign.application.webhook.Webhooks;
import io.countersign.application.webhook.WebhooksContract;
import io.countersign.persistence.EachDatabase;

final class JooqWebhooksTest extends EachDatabase implements WebhooksContract {

  @Override
  public Webhooks webhooks() {
    return storage.webhooks();
  }
}
