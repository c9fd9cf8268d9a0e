package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.event.Chronicle;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.ledger.Ledger;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.webhook.Attempt;
import io.countersign.application.webhook.ChangeWebhook;
import io.countersign.application.webhook.CreateWebhook;
import io.countersign.application.webhook.DeleteWebhook;
import io.countersign.application.webhook.DeliverToWebhook;
import io.countersign.application.webhook.DeliveryBooks;
import io.countersign.application.webhook.DeliveryPages;
import io.countersign.application.webhook.FindWebhooksDue;
import io.countersign.application.webhook.ListWebhookDeliveries;
import io.countersign.application.webhook.ListWebhooks;
import io.countersign.application.webhook.ReadWebhook;
import io.countersign.application.webhook.RedeliverEvents;
import io.countersign.application.webhook.RetrySchedule;
import io.countersign.application.webhook.RotateWebhookSecret;
import io.countersign.application.webhook.TryWebhook;
import io.countersign.application.webhook.WebhookDeliveries;
import io.countersign.application.webhook.WebhookRules;
import io.countersign.application.webhook.WebhookSecretMaker;
import io.countersign.application.webhook.Webhooks;
import io.countersign.server.config.WebhooksConfig;
import io.countersign.server.operations.CountedSender;
import io.countersign.server.operations.Metrics;
import io.countersign.webhooks.CourteousSender;
import io.countersign.webhooks.Courtesy;
import io.countersign.webhooks.Dispatcher;
import io.countersign.webhooks.FewTransactions;
import io.countersign.webhooks.HttpSender;
import io.countersign.webhooks.SenderOptions;
import io.countersign.webhooks.VirtualCrew;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Webhooks, and whoever sends them. */
final class WebhookModule extends AbstractModule {

  /** To one receiver at once. */
  private static final int REQUESTS_OF_ONE = 8;

  /** To all receivers of one tenant, apart from one for each. */
  private static final int REQUESTS_OF_TENANT = 64;

  /** Of those who send, so that those who sign in find a connection. */
  private static final int TRANSACTIONS = 2;

  private final WebhooksConfig config;

  WebhookModule(WebhooksConfig config) {
    this.config = config;
  }

  @Provides
  @Singleton
  WebhookRules rules() {
    return new WebhookRules(config.allowHttp(), config.disableAfter(), config.retention());
  }

  @Provides
  @Singleton
  HttpSender httpSender(InstantSource clock) {
    return HttpSender.of(
        new SenderOptions(
            config.timeout(),
            config.allowHttp(),
            config.allow().networks(),
            config.allow().hosts(),
            config.proxy()),
        clock);
  }

  @Provides
  @Singleton
  Attempt.Sender sender(HttpSender sender, Metrics metrics) {
    return new CountedSender(sender, metrics);
  }

  @Provides
  @Singleton
  WebhookSecretMaker secretMaker(SecureRandom random) {
    return new WebhookSecretMaker(random);
  }

  @Provides
  @Singleton
  CreateWebhook create(
      Transactions transactions,
      Tenants tenants,
      Webhooks webhooks,
      Ledger ledger,
      WebhookSecretMaker secrets,
      WebhookRules rules,
      Chronicle chronicle,
      Identifiers identifiers,
      InstantSource clock) {
    return new CreateWebhook(
        transactions,
        tenants,
        webhooks,
        ledger,
        new EnterEvents(ledger, transactions),
        secrets,
        rules,
        chronicle,
        identifiers,
        clock);
  }

  @Provides
  @Singleton
  ListWebhooks list(Webhooks webhooks) {
    return new ListWebhooks(webhooks);
  }

  @Provides
  @Singleton
  ReadWebhook read(
      Webhooks webhooks, WebhookDeliveries deliveries, Ledger ledger, InstantSource clock) {
    return new ReadWebhook(webhooks, deliveries, ledger, clock);
  }

  @Provides
  @Singleton
  ChangeWebhook change(
      Transactions transactions,
      Webhooks webhooks,
      WebhookDeliveries deliveries,
      WebhookRules rules,
      Chronicle chronicle,
      InstantSource clock) {
    return new ChangeWebhook(transactions, webhooks, deliveries, rules, chronicle, clock);
  }

  @Provides
  @Singleton
  DeleteWebhook delete(
      Transactions transactions,
      Webhooks webhooks,
      WebhookDeliveries deliveries,
      Chronicle chronicle) {
    return new DeleteWebhook(transactions, webhooks, deliveries, chronicle);
  }

  @Provides
  @Singleton
  RotateWebhookSecret rotate(
      Transactions transactions,
      Webhooks webhooks,
      WebhookSecretMaker maker,
      Chronicle chronicle,
      InstantSource clock) {
    return new RotateWebhookSecret(transactions, webhooks, maker, chronicle, clock);
  }

  @Provides
  @Singleton
  TryWebhook tryOut(
      Transactions transactions,
      Webhooks webhooks,
      Attempt.Sender sender,
      Chronicle chronicle,
      Identifiers identifiers,
      InstantSource clock) {
    return new TryWebhook(transactions, webhooks, sender, chronicle, identifiers, clock);
  }

  @Provides
  @Singleton
  ListWebhookDeliveries deliveries(Webhooks webhooks, WebhookDeliveries deliveries) {
    return new ListWebhookDeliveries(webhooks, deliveries);
  }

  @Provides
  @Singleton
  RedeliverEvents redeliver(
      Transactions transactions,
      Webhooks webhooks,
      WebhookDeliveries deliveries,
      Chronicle chronicle,
      InstantSource clock) {
    return new RedeliverEvents(transactions, webhooks, deliveries, chronicle, clock);
  }

  @Provides
  @Singleton
  Courtesy courtesy(Metrics metrics) {
    return new Courtesy(metrics.atWork(), Runtime.getRuntime().availableProcessors());
  }

  @Provides
  @Singleton
  DeliverToWebhook deliver(
      Transactions transactions,
      Webhooks webhooks,
      WebhookDeliveries deliveries,
      Ledger ledger,
      WebhookRules rules,
      Chronicle chronicle,
      Attempt.Sender sender,
      Courtesy courtesy,
      SecureRandom random,
      InstantSource clock) {
    return new DeliverToWebhook(
        new FewTransactions(transactions, TRANSACTIONS, courtesy),
        webhooks,
        new DeliveryPages(deliveries, ledger, transactions, courtesy::page),
        new DeliveryBooks(webhooks, deliveries, new RetrySchedule(random), rules, chronicle),
        new CourteousSender(sender, courtesy),
        new VirtualCrew(REQUESTS_OF_ONE, REQUESTS_OF_TENANT),
        clock);
  }

  @Provides
  @Singleton
  Dispatcher dispatcher(
      Webhooks webhooks,
      WebhookDeliveries deliveries,
      Ledger ledger,
      DeliverToWebhook deliver,
      InstantSource clock,
      Metrics metrics) {
    Dispatcher dispatcher =
        new Dispatcher(
            webhooks, new FindWebhooksDue(webhooks, deliveries, ledger, clock), deliver, clock);
    metrics.watchWebhooks(dispatcher.behind());
    return dispatcher;
  }
}
