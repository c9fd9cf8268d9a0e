package io.countersign.application.webhook;

import io.countersign.application.event.Chronicle;
import io.countersign.application.event.MemoryEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.ledger.MemoryLedger;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.tenant.MemoryTenants;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.webhook.Attempt.Outcome;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.event.FactName;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.SignatureScheme;
import io.countersign.domain.webhook.Subscription;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.domain.webhook.WebhookSecret;
import io.countersign.domain.webhook.WebhookUrl;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A tenant with webhooks, and receivers that do as they are told. */
final class Receivers {

  static final ClientId CLIENT = Samples.CLIENT;

  final SettableClock clock = new SettableClock(Samples.NOW);
  final MemoryStore store = new MemoryStore();
  final MemoryTransactions transactions = new MemoryTransactions(store);
  final MemoryWebhooks webhooks = new MemoryWebhooks(store, new MemorySecrets());
  final MemoryWebhookDeliveries deliveries = new MemoryWebhookDeliveries(store);
  final MemoryLedger ledger = new MemoryLedger(store);
  final TenantId tenant = Samples.tenant();
  final WebhookRules rules = new WebhookRules(false, Duration.ofDays(5), Duration.ofDays(30));

  /** What was sent to each, in its order. */
  final Map<WebhookId, List<EventId>> sent = new HashMap<>();

  /** How many are sent at once. */
  int page = DeliveryPages.WHOLE;

  /** With what each request was signed. */
  final List<List<WebhookSecret>> signed = new ArrayList<>();

  /** What comes of it; done before it is answered. */
  BiFunction<Webhook, WebhookMessage, Attempt> answer =
      (_, _) -> SampleWebhooks.attempt(Outcome.DELIVERED);

  private final Identifiers identifiers = new Identifiers(clock, new SecureRandom());
  private final Chronicle chronicle;
  private final EnterEvents enter = new EnterEvents(ledger, transactions);
  final CreateWebhook create;
  final ChangeWebhook change;
  final DeleteWebhook delete;
  final RotateWebhookSecret rotate;
  final RedeliverEvents redeliver;
  final TryWebhook tryOut;
  final ReadWebhook read;
  final FindWebhooksDue find = new FindWebhooksDue(webhooks, deliveries, ledger, clock);
  final DeliverToWebhook deliver;

  Receivers() {
    chronicle = new Chronicle(new MemoryEvents(store), identifiers, clock);
    MemoryTenants tenants = new MemoryTenants(store);
    tenants.add(new Tenant(tenant, "Acme", MfaRequirement.OPTIONAL, clock.instant()));
    WebhookSecretMaker maker = new WebhookSecretMaker(new SecureRandom());
    create =
        new CreateWebhook(
            transactions,
            tenants,
            webhooks,
            ledger,
            enter,
            maker,
            rules,
            chronicle,
            identifiers,
            clock);
    change = new ChangeWebhook(transactions, webhooks, deliveries, rules, chronicle, clock);
    delete = new DeleteWebhook(transactions, webhooks, deliveries, chronicle);
    rotate = new RotateWebhookSecret(transactions, webhooks, maker, chronicle, clock);
    redeliver = new RedeliverEvents(transactions, webhooks, deliveries, chronicle, clock);
    read = new ReadWebhook(webhooks, deliveries, ledger, clock);
    tryOut = new TryWebhook(transactions, webhooks, this::send, chronicle, identifiers, clock);
    deliver =
        new DeliverToWebhook(
            transactions,
            webhooks,
            new DeliveryPages(deliveries, ledger, transactions, () -> page),
            new DeliveryBooks(
                webhooks, deliveries, new RetrySchedule(new Random(1)), rules, chronicle),
            this::send,
            new DeliverToWebhook.Crew() {
              @Override
              public <T> List<T> all(TenantId of, List<Supplier<T>> work) {
                return work.stream().map(Supplier::get).toList();
              }
            },
            clock);
  }

  private Attempt send(Webhook to, List<WebhookSecret> secrets, WebhookMessage message) {
    sent.computeIfAbsent(to.id(), _ -> new ArrayList<>()).add(message.event().id());
    signed.add(secrets);
    return answer.apply(to, message);
  }

  /** One that is told what users do. */
  Webhook webhook(boolean ordered) {
    return ((CreateWebhookResult.Created)
            create.create(
                tenant,
                CLIENT,
                new CreateWebhook.Draft(
                    WebhookUrl.of("https://shop.example/hook"),
                    "",
                    Subscription.of(java.util.Set.of(EventType.BROWSER_THEFT_SUSPECTED)),
                    ordered,
                    SignatureScheme.V1)))
        .standing()
        .webhook();
  }

  /** Something that happens to a user. */
  void happens(UserId user) {
    isTold(user);
    enter();
  }

  /** The same, and it waits to be entered. */
  void isTold(UserId user) {
    boolean _ =
        transactions.inTransaction(() -> {
          chronicle.tell(
              EventType.BROWSER_THEFT_SUSPECTED,
              tenant,
              user,
              CLIENT,
              new Fact(FactName.BROWSER, identifiers.next().toString()));
          return true;
        });
  }

  void enter() {
    while (enter.enter(tenant) > 0) {
      clock.tick(Duration.ZERO);
    }
  }

  /** Has one told all that there is right now. */
  void tell(Webhook webhook) {
    while (deliver.deliver(tenant, webhook.id(), "me") > 0) {
      enter();
    }
  }

  List<EventId> sentTo(Webhook webhook) {
    return sent.getOrDefault(webhook.id(), List.of());
  }

  /** What is told of it in the ledger. */
  List<String> told() {
    enter();
    return ledger.after(tenant, 0, 1_000).stream()
        .filter(entry -> entry.written().type().startsWith("webhook."))
        .map(entry -> entry.written().type())
        .toList();
  }

  /** The data of all events of a type. */
  List<String> toldOf(EventType type) {
    return ledger.after(tenant, 0, 1_000).stream()
        .filter(entry -> entry.written().type().equals(type.text()))
        .map(entry -> entry.written().data())
        .toList();
  }

  Optional<Webhook> found(Webhook webhook) {
    return webhooks.find(tenant, webhook.id());
  }
}
