package io.countersign.application.webhook;

import io.countersign.application.event.Chronicle;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.webhook.WebhookDelivery.State;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.event.FactName;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.WebhookId;
import java.time.InstantSource;
import java.util.Optional;

/** Has events sent to a webhook again, under the same ids. */
public final class RedeliverEvents {

  /** Which of those that are over. */
  public sealed interface Which {

    /** One of them. */
    record One(EventId event) implements Which {}

    /** Those of a range of positions, both ends included; only those that ended like this. */
    record Range(long first, long last, Optional<State> state) implements Which {}
  }

  private final Transactions transactions;
  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final Chronicle chronicle;
  private final InstantSource clock;

  public RedeliverEvents(
      Transactions transactions,
      Webhooks webhooks,
      WebhookDeliveries deliveries,
      Chronicle chronicle,
      InstantSource clock) {
    this.transactions = transactions;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  /**
   * How many are sent again: those that are on their way anyway are not. Nothing if there is no
   * such webhook, or it never had such an event.
   *
   * @param client through which it is done
   */
  public Optional<Integer> redeliver(TenantId tenant, WebhookId id, ClientId client, Which which) {
    return transactions.inTransaction(() ->
        webhooks
            .lock(tenant, id)
            .flatMap(_ -> range(tenant, id, which))
            .map(range -> again(tenant, id, client, range)));
  }

  private int again(TenantId tenant, WebhookId id, ClientId client, Which.Range range) {
    int again =
        deliveries.again(tenant, id, range.first(), range.last(), range.state(), clock.instant());
    if (again > 0) {
      chronicle.tell(
          EventType.WEBHOOK_REDELIVERED,
          tenant,
          Optional.of(client),
          new Fact(FactName.WEBHOOK, id.toString()),
          Fact.count(again));
    }
    return again;
  }

  private Optional<Which.Range> range(TenantId tenant, WebhookId id, Which which) {
    return switch (which) {
      case Which.Range range -> Optional.of(range);
      case Which.One(var event) ->
          deliveries
              .find(tenant, id, event)
              .map(found -> new Which.Range(found.position(), found.position(), Optional.empty()));
    };
  }
}
