package io.countersign.application.webhook;

import io.countersign.application.event.Chronicle;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.webhook.ChangeWebhookResult.Changed;
import io.countersign.application.webhook.ChangeWebhookResult.NoSuchWebhook;
import io.countersign.application.webhook.ChangeWebhookResult.NotEncrypted;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.event.FactName;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.Disabling;
import io.countersign.domain.webhook.Subscription;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.domain.webhook.WebhookUrl;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes a webhook, disables it, or enables it: then it goes on where it was. */
public final class ChangeWebhook {

  /** What is to be another; what is absent stays as it is. */
  public record Change(
      Optional<WebhookUrl> url,
      Optional<String> description,
      Optional<Subscription> subscription,
      Optional<Boolean> ordered,
      Optional<Boolean> enabled) {}

  private final Transactions transactions;
  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final WebhookRules rules;
  private final Chronicle chronicle;
  private final InstantSource clock;

  public ChangeWebhook(
      Transactions transactions,
      Webhooks webhooks,
      WebhookDeliveries deliveries,
      WebhookRules rules,
      Chronicle chronicle,
      InstantSource clock) {
    this.transactions = transactions;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.rules = rules;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  /** Changes it, if it is there. */
  public ChangeWebhookResult change(TenantId tenant, WebhookId id, ClientId client, Change change) {
    if (change.url().filter(url -> url.isPlain() && !rules.plain()).isPresent()) {
      return new NotEncrypted();
    }
    return transactions.inTransaction(() ->
        webhooks
            .lock(tenant, id)
            .<ChangeWebhookResult>map(found -> changed(found, client, change))
            .orElseGet(NoSuchWebhook::new));
  }

  private Changed changed(Webhook found, ClientId client, Change change) {
    Webhook wanted = enabled(wanted(found, change), change);
    if (!wanted.equals(found)) {
      webhooks.change(wanted);
      events(found, wanted).forEach(type -> tell(type, wanted, client));
    }
    WebhookProgress progress = webhooks.progress(found.tenant(), found.id()).orElseThrow();
    if (isToBeTriedAnew(found, wanted)) {
      progress = WebhookProgress.at(progress.cursor());
      webhooks.advance(found.tenant(), found.id(), progress);
      deliveries.hasten(found.tenant(), found.id(), clock.instant());
    }
    return new Changed(
        WebhookStanding.of(
            wanted, progress, webhooks.secrets(found.tenant(), found.id()), clock.instant()));
  }

  private static Webhook wanted(Webhook found, Change change) {
    return new Webhook(
        found.id(),
        found.tenant(),
        change.url().orElse(found.url()),
        change.description().orElse(found.description()),
        change.subscription().orElse(found.subscription()),
        change.ordered().orElse(found.ordered()),
        found.disabled(),
        found.createdAt());
  }

  private Webhook enabled(Webhook webhook, Change change) {
    if (change.enabled().isEmpty() || change.enabled().get() == webhook.disabled().isEmpty()) {
      return webhook;
    }
    return change.enabled().get()
        ? webhook.enabled()
        : webhook.disabled(Disabling.Reason.BY_CALLER, clock.instant());
  }

  /** What failed before says nothing of it any more. */
  private static boolean isToBeTriedAnew(Webhook found, Webhook wanted) {
    return wanted.disabled().isEmpty()
        && (found.disabled().isPresent() || !wanted.url().equals(found.url()));
  }

  private static List<EventType> events(Webhook found, Webhook wanted) {
    List<EventType> events = new ArrayList<>();
    if (!wanted.enabled().equals(found.enabled())) {
      events.add(EventType.WEBHOOK_CHANGED);
    }
    if (found.disabled().isPresent() && wanted.disabled().isEmpty()) {
      events.add(EventType.WEBHOOK_ENABLED);
    }
    if (found.disabled().isEmpty() && wanted.disabled().isPresent()) {
      events.add(EventType.WEBHOOK_DISABLED);
    }
    return events;
  }

  private void tell(EventType type, Webhook webhook, ClientId client) {
    Fact which = new Fact(FactName.WEBHOOK, webhook.id().toString());
    if (type == EventType.WEBHOOK_DISABLED) {
      Fact why = Fact.reason(Disabling.Reason.BY_CALLER.text());
      chronicle.tell(type, webhook.tenant(), Optional.of(client), which, why);
    } else {
      chronicle.tell(type, webhook.tenant(), Optional.of(client), which);
    }
  }
}
