package io.countersign.application.webhook;

import io.countersign.application.secret.MemorySealedRows;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Secrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.domain.webhook.WebhookSecret;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@link Webhooks} in memory. */
public final class MemoryWebhooks implements Webhooks {

  private record Lease(String by, Instant until) {}

  private record Row(Webhook webhook, WebhookProgress progress, Optional<Lease> lease) {}

  private final MemoryStore store;
  private final MemoryTable<Row> rows;
  private final MemorySealedRows sealed;

  public MemoryWebhooks(MemoryStore store, Secrets secrets) {
    this.store = store;
    this.rows = store.table(Row.class);
    this.sealed = new MemorySealedRows(store, secrets);
  }

  @Override
  public void add(Webhook webhook, long cursor, List<WebhookSecret> secrets) {
    boolean _ =
        store.inTransaction(() -> {
          rows.put(
              new Row(webhook, WebhookProgress.at(cursor), Optional.empty()),
              webhook.tenant(),
              webhook.id());
          sealed.keep(place(webhook.tenant(), webhook.id()), WebhookSecretsText.write(secrets));
          return true;
        });
  }

  @Override
  public Optional<Webhook> find(TenantId tenant, WebhookId id) {
    return rows.get(tenant, id).map(Row::webhook);
  }

  @Override
  public Optional<Webhook> lock(TenantId tenant, WebhookId id) {
    store.requireTransaction();
    return find(tenant, id);
  }

  @Override
  public List<Webhook> ofTenant(TenantId tenant) {
    return rows.all().stream()
        .map(Row::webhook)
        .filter(one -> one.tenant().equals(tenant))
        .sorted(Comparator.comparing(Webhook::createdAt).thenComparing(one -> one.id().toString()))
        .toList();
  }

  @Override
  public void change(Webhook webhook) {
    changeRow(
        webhook.tenant(),
        webhook.id(),
        row -> {
          Webhook former = row.webhook();
          return new Row(
              new Webhook(
                  former.id(),
                  former.tenant(),
                  webhook.url(),
                  webhook.description(),
                  webhook.subscription(),
                  webhook.ordered(),
                  webhook.disabled(),
                  former.createdAt()),
              row.progress(),
              row.lease());
        });
  }

  @Override
  public List<WebhookSecret> secrets(TenantId tenant, WebhookId id) {
    return find(tenant, id)
        .flatMap(_ -> sealed.open(place(tenant, id)))
        .map(WebhookSecretsText::read)
        .orElse(List.of());
  }

  @Override
  public void changeSecrets(TenantId tenant, WebhookId id, List<WebhookSecret> secrets) {
    changeRow(tenant, id, row -> row);
    sealed.keep(place(tenant, id), WebhookSecretsText.write(secrets));
  }

  @Override
  public void remove(TenantId tenant, WebhookId id) {
    rows.remove(tenant, id);
    sealed.forget(place(tenant, id));
  }

  @Override
  public Optional<WebhookProgress> progress(TenantId tenant, WebhookId id) {
    return rows.get(tenant, id).map(Row::progress);
  }

  @Override
  public void advance(TenantId tenant, WebhookId id, WebhookProgress progress) {
    changeRow(tenant, id, row -> new Row(row.webhook(), progress, row.lease()));
  }

  @Override
  public List<ActiveWebhook> active() {
    return rows.all().stream()
        .filter(row -> row.webhook().disabled().isEmpty())
        .map(row ->
            new ActiveWebhook(
                row.webhook().tenant(),
                row.webhook().id(),
                row.progress(),
                row.lease().map(Lease::by),
                row.lease().map(Lease::until)))
        .toList();
  }

  @Override
  public boolean lease(TenantId tenant, WebhookId id, String by, Instant now, Instant until) {
    return store.inTransaction(() -> {
      Optional<Row> free =
          rows.get(tenant, id)
              .filter(row -> row.webhook().disabled().isEmpty())
              .filter(row ->
                  row.lease()
                      .filter(lease -> lease.until().isAfter(now) && !lease.by().equals(by))
                      .isEmpty());
      free.ifPresent(row ->
          rows.put(
              new Row(row.webhook(), row.progress(), Optional.of(new Lease(by, until))),
              tenant,
              id));
      return free.isPresent();
    });
  }

  @Override
  public void renew(String by, Instant until) {
    rows.all().stream()
        .filter(row -> row.lease().filter(lease -> lease.by().equals(by)).isPresent())
        .forEach(row -> {
          boolean _ = lease(row.webhook().tenant(), row.webhook().id(), by, Instant.MIN, until);
        });
  }

  @Override
  public void release(TenantId tenant, WebhookId id, String by) {
    boolean _ =
        store.inTransaction(() -> {
          rows.get(tenant, id)
              .filter(row -> row.lease().filter(lease -> lease.by().equals(by)).isPresent())
              .ifPresent(row ->
                  rows.put(new Row(row.webhook(), row.progress(), Optional.empty()), tenant, id));
          return true;
        });
  }

  private void changeRow(TenantId tenant, WebhookId id, UnaryOperator<Row> change) {
    boolean _ =
        store.inTransaction(() -> {
          Row row =
              rows.get(tenant, id)
                  .orElseThrow(() -> new IllegalStateException("the row is not there"));
          rows.put(change.apply(row), tenant, id);
          return true;
        });
  }

  private static Place place(TenantId tenant, WebhookId id) {
    return Place.of("webhook", tenant, id);
  }
}
