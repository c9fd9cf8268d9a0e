package io.countersign.application.webhook;

import io.countersign.application.event.Chronicle;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.event.FactName;
import io.countersign.domain.event.Provenance;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.domain.webhook.WebhookSecret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Sends a webhook something at once, to see what comes of it. Nothing is kept of what was sent;
 * that somebody had it sent is told, and before: no request leaves that the log does not know of.
 */
public final class TryWebhook {

  private final Transactions transactions;
  private final Webhooks webhooks;
  private final Attempt.Sender sender;
  private final Chronicle chronicle;
  private final Identifiers identifiers;
  private final InstantSource clock;

  public TryWebhook(
      Transactions transactions,
      Webhooks webhooks,
      Attempt.Sender sender,
      Chronicle chronicle,
      Identifiers identifiers,
      InstantSource clock) {
    this.transactions = transactions;
    this.webhooks = webhooks;
    this.sender = sender;
    this.chronicle = chronicle;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** Nothing if there is none of this name; also one that is disabled is sent to. */
  public Optional<Attempt> attempt(TenantId tenant, WebhookId id, ClientId client) {
    Instant now = clock.instant();
    List<WebhookSecret> secrets =
        webhooks.secrets(tenant, id).stream().filter(secret -> secret.counts(now)).toList();
    return transactions
        .inTransaction(() -> told(tenant, id, client))
        .map(webhook -> sender.send(webhook, secrets, message(webhook, client, now)));
  }

  private Optional<Webhook> told(TenantId tenant, WebhookId id, ClientId client) {
    Optional<Webhook> found = webhooks.find(tenant, id);
    found.ifPresent(webhook ->
        chronicle.tell(EventType.WEBHOOK_TRIED, tenant, Optional.of(client), which(webhook)));
    return found;
  }

  private static Fact which(Webhook webhook) {
    return new Fact(FactName.WEBHOOK, webhook.id().toString());
  }

  private WebhookMessage message(Webhook webhook, ClientId client, Instant now) {
    return new WebhookMessage(
        new Event(
            new EventId(identifiers.next()),
            webhook.tenant(),
            Optional.empty(),
            EventType.WEBHOOK_TEST,
            now,
            Optional.of(client),
            Event.data(List.of(which(webhook))),
            Provenance.UNKNOWN),
        Optional.empty());
  }
}
