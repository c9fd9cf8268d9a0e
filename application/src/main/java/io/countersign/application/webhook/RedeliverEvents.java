package io.countersign.application.webhook;

import io.countersign.application.transaction.Transactions;
import io.countersign.application.webhook.WebhookDelivery.State;
import io.countersign.domain.event.EventId;
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
  private final InstantSource clock;

  public RedeliverEvents(
      Transactions transactions,
      Webhooks webhooks,
      WebhookDeliveries deliveries,
      InstantSource clock) {
    this.transactions = transactions;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * How many are sent again: those that are on their way anyway are not. Nothing if there is no
   * such webhook, or it never had such an event.
   */
  public Optional<Integer> redeliver(TenantId tenant, WebhookId id, Which which) {
    return transactions.inTransaction(() ->
        webhooks
            .lock(tenant, id)
            .flatMap(_ -> range(tenant, id, which))
            .map(range ->
                deliveries.again(
                    tenant, id, range.first(), range.last(), range.state(), clock.instant())));
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
