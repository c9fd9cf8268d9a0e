package io.countersign.application.webhook;

import io.countersign.application.ledger.Ledger;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Head;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.WebhookId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** How a webhook stands, and how far it lags. */
public final class ReadWebhook {

  /** What is read. */
  public record Reading(WebhookStanding standing, WebhookLag lag) {}

  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final Ledger ledger;
  private final InstantSource clock;

  public ReadWebhook(
      Webhooks webhooks, WebhookDeliveries deliveries, Ledger ledger, InstantSource clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Nothing if there is none of this name. */
  public Optional<Reading> read(TenantId tenant, WebhookId id) {
    Instant now = clock.instant();
    return webhooks
        .find(tenant, id)
        .flatMap(webhook ->
            webhooks
                .progress(tenant, id)
                .map(progress ->
                    new Reading(
                        WebhookStanding.of(webhook, progress, webhooks.secrets(tenant, id), now),
                        lag(tenant, id, progress.cursor(), now))));
  }

  private WebhookLag lag(TenantId tenant, WebhookId id, long cursor, Instant now) {
    long head = ledger.head(tenant).map(Head::position).orElse(0L);
    Stream<Instant> next = ledger.after(tenant, cursor, 1).stream().map(ReadWebhook::at);
    // Whatever is not over is due by then.
    Instant late = now.plus(RetrySchedule.LONGEST.multipliedBy(2));
    Stream<Instant> pending =
        deliveries.due(tenant, id, late, 1).stream().map(one -> at(tenant, one));
    return new WebhookLag(
        Math.max(0, head - cursor),
        deliveries.unfinished(tenant, id, DeliveryPages.MOST_UNFINISHED),
        Stream.concat(next, pending).min(Comparator.naturalOrder()));
  }

  /** It may be that the event is not kept any more. */
  private Instant at(TenantId tenant, WebhookDelivery delivery) {
    return ledger.after(tenant, delivery.position() - 1, 1).stream()
        .filter(entry -> entry.position() == delivery.position())
        .map(ReadWebhook::at)
        .findFirst()
        .orElse(delivery.createdAt());
  }

  private static Instant at(Entry entry) {
    return entry.written().at();
  }
}
