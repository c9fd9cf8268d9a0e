package com.example.countersign.sqlite;

import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.application.webhook.ActiveWebhook;
import io.countersign.application.webhook.SubscriptionText;
import io.countersign.application.webhook.WebhookProgress;
import io.countersign.application.webhook.WebhookSecretsText;
import io.countersign.application.webhook.Webhooks;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.Disabling;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.domain.webhook.WebhookSecret;
import io.countersign.domain.webhook.WebhookUrl;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@link Webhooks} in SQLite. */
record SqliteWebhooks(Sqlite database, Secrets secrets) implements Webhooks {

  private static final String ONE = " where tenant_id = ? and webhook_id = ?";

  @Override
  public void add(Webhook webhook, long cursor, List<WebhookSecret> keys) {
    Sealed sealed = sealed(webhook.tenant(), webhook.id(), keys);
    database.changeOne(
        "insert into webhooks values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, null, null)",
        webhook.tenant(),
        webhook.id(),
        webhook.url(),
        webhook.description(),
        SubscriptionText.write(webhook.subscription()),
        webhook.ordered() ? 1 : 0,
        webhook.disabled().map(Disabling::reason),
        webhook.disabled().map(Disabling::at),
        webhook.createdAt(),
        sealed.ciphertext(),
        sealed.keyId(),
        cursor);
  }

  @Override
  public Optional<Webhook> find(TenantId tenant, WebhookId id) {
    return database.first("select * from webhooks" + ONE, SqliteWebhooks::webhook, tenant, id);
  }

  @Override
  public Optional<Webhook> lock(TenantId tenant, WebhookId id) {
    database.requireTransaction();
    return find(tenant, id);
  }

  @Override
  public List<Webhook> ofTenant(TenantId tenant) {
    return database.all(
        "select * from webhooks where tenant_id = ? order by created_at, webhook_id",
        SqliteWebhooks::webhook,
        tenant);
  }

  @Override
  public void change(Webhook webhook) {
    database.changeOne(
        "update webhooks set url = ?, description = ?, subscription = ?, ordered = ?,"
            + " disabled_reason = ?, disabled_at = ?"
            + ONE,
        webhook.url(),
        webhook.description(),
        SubscriptionText.write(webhook.subscription()),
        webhook.ordered() ? 1 : 0,
        webhook.disabled().map(Disabling::reason),
        webhook.disabled().map(Disabling::at),
        webhook.tenant(),
        webhook.id());
  }

  @Override
  public List<WebhookSecret> secrets(TenantId tenant, WebhookId id) {
    return database
        .first(
            "select * from webhooks" + ONE,
            row ->
                WebhookSecretsText.read(
                    secrets.open(
                        row.bytes("secrets").reveal(),
                        SealedColumn.WEBHOOK_SECRETS.placeIn(row))),
            tenant,
            id)
        .orElse(List.of());
  }

  @Override
  public void changeSecrets(TenantId tenant, WebhookId id, List<WebhookSecret> keys) {
    Sealed sealed = sealed(tenant, id, keys);
    database.changeOne(
        "update webhooks set secrets = ?, secrets_key_id = ?" + ONE,
        sealed.ciphertext(),
        sealed.keyId(),
        tenant,
        id);
  }

  @Override
  public void remove(TenantId tenant, WebhookId id) {
    database.change("delete from webhooks" + ONE, tenant, id);
  }

  @Override
  public Optional<WebhookProgress> progress(TenantId tenant, WebhookId id) {
    return database.first("select * from webhooks" + ONE, SqliteWebhooks::progress, tenant, id);
  }

  @Override
  public void advance(TenantId tenant, WebhookId id, WebhookProgress progress) {
    database.changeOne(
        "update webhooks set reached = ?, failing_since = ?, rests_until = ?" + ONE,
        progress.cursor(),
        progress.failingSince(),
        progress.restsUntil(),
        tenant,
        id);
  }

  @Override
  public List<ActiveWebhook> active() {
    return database.all(
        "select * from webhooks where disabled_at is null",
        row ->
            new ActiveWebhook(
                new TenantId(row.text("tenant_id")),
                new WebhookId(row.id("webhook_id")),
                progress(row),
                row.optionalText("leased_by"),
                row.optionalInstant("leased_until")));
  }

  @Override
  public boolean lease(TenantId tenant, WebhookId id, String by, Instant now, Instant until) {
    return database.change(
            "update webhooks set leased_by = ?, leased_until = ?"
                + ONE
                + " and disabled_at is null"
                + " and (leased_until is null or leased_until <= ? or leased_by = ?)",
            by,
            until,
            tenant,
            id,
            now,
            by)
        == 1;
  }

  @Override
  public void renew(String by, Instant until) {
    database.change("update webhooks set leased_until = ? where leased_by = ?", until, by);
  }

  @Override
  public void release(TenantId tenant, WebhookId id, String by) {
    database.change(
        "update webhooks set leased_by = null, leased_until = null" + ONE + " and leased_by = ?",
        tenant,
        id,
        by);
  }

  private Sealed sealed(TenantId tenant, WebhookId id, List<WebhookSecret> keys) {
    return secrets.seal(
        WebhookSecretsText.write(keys), SealedColumn.WEBHOOK_SECRETS.place(tenant, id));
  }

  private static WebhookProgress progress(Row row) throws SQLException {
    return new WebhookProgress(
        row.number("reached"),
        row.optionalInstant("failing_since"),
        row.optionalInstant("rests_until"));
  }

  private static Webhook webhook(Row row) throws SQLException {
    Optional<Disabling> disabled = Optional.empty();
    if (row.has("disabled_at")) {
      disabled =
          Optional.of(
              new Disabling(
                  Disabling.Reason.valueOf(row.text("disabled_reason")),
                  row.instant("disabled_at")));
    }
    return new Webhook(
        new WebhookId(row.id("webhook_id")),
        new TenantId(row.text("tenant_id")),
        new WebhookUrl(row.text("url")),
        row.text("description"),
        SubscriptionText.read(row.text("subscription")),
        row.count("ordered") == 1,
        disabled,
        row.instant("created_at"));
  }
}
