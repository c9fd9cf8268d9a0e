package io.countersign.application.webhook;

import io.countersign.application.event.Chronicle;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.ledger.Ledger;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.webhook.CreateWebhookResult.Created;
import io.countersign.application.webhook.CreateWebhookResult.NotEncrypted;
import io.countersign.application.webhook.CreateWebhookResult.TooMany;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.event.FactName;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.SignatureScheme;
import io.countersign.domain.webhook.Subscription;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.domain.webhook.WebhookSecret;
import io.countersign.domain.webhook.WebhookUrl;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Makes a webhook, which is told what is committed after it. What was committed before and waits to
 * be entered is entered first, while the ledger is locked: clocks of nodes may differ, positions do
 * not.
 */
public final class CreateWebhook {

  /** What is to be made. */
  public record Draft(
      WebhookUrl url,
      String description,
      Subscription subscription,
      boolean ordered,
      SignatureScheme scheme) {}

  private final Transactions transactions;
  private final Tenants tenants;
  private final Webhooks webhooks;
  private final Ledger ledger;
  private final EnterEvents enter;
  private final WebhookSecretMaker secrets;
  private final WebhookRules rules;
  private final Chronicle chronicle;
  private final Identifiers identifiers;
  private final InstantSource clock;

  public CreateWebhook(
      Transactions transactions,
      Tenants tenants,
      Webhooks webhooks,
      Ledger ledger,
      EnterEvents enter,
      WebhookSecretMaker secrets,
      WebhookRules rules,
      Chronicle chronicle,
      Identifiers identifiers,
      InstantSource clock) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.webhooks = webhooks;
    this.ledger = ledger;
    this.enter = enter;
    this.secrets = secrets;
    this.rules = rules;
    this.chronicle = chronicle;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** While the tenant is locked, so that there are never more than there may be. */
  public CreateWebhookResult create(TenantId tenant, ClientId client, Draft draft) {
    if (draft.url().isPlain() && !rules.plain()) {
      return new NotEncrypted();
    }
    WebhookSecret secret = secrets.make(draft.scheme());
    // In small transactions as far as it goes, so that the last one has little to do.
    enterAll(tenant);
    return transactions.inTransaction(() -> {
      boolean _ = tenants.lock(tenant).isPresent();
      return webhooks.ofTenant(tenant).size() >= Webhook.MOST
          ? new TooMany()
          : created(tenant, client, draft, secret);
    });
  }

  private Created created(TenantId tenant, ClientId client, Draft draft, WebhookSecret secret) {
    Webhook webhook =
        new Webhook(
            new WebhookId(identifiers.next()),
            tenant,
            draft.url(),
            draft.description(),
            draft.subscription(),
            draft.ordered(),
            Optional.empty(),
            clock.instant());
    enterAll(tenant);
    long cursor = ledger.lock(tenant).position();
    webhooks.add(webhook, cursor, List.of(secret));
    chronicle.tell(
        EventType.WEBHOOK_CREATED,
        tenant,
        Optional.of(client),
        new Fact(FactName.WEBHOOK, webhook.id().toString()));
    return new Created(
        WebhookStanding.of(webhook, WebhookProgress.at(cursor), List.of(secret), clock.instant()),
        secret);
  }

  private void enterAll(TenantId tenant) {
    int entered = enter.enter(tenant);
    while (entered == EnterEvents.BATCH) {
      entered = enter.enter(tenant);
    }
  }
}
