package io.countersign.persistence.webhook;

import static io.countersign.persistence.generated.Tables.WEBHOOKS;

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
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Rows;
import io.countersign.persistence.secret.Places;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** {@link Webhooks} in a database. */
public final class JooqWebhooks implements Webhooks {

  private final Database database;
  private final Secrets secrets;

  public JooqWebhooks(Database database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  @Override
  public void add(Webhook webhook, long cursor, List<WebhookSecret> keys) {
    database
        .sql()
        .insertInto(WEBHOOKS)
        .set(WEBHOOKS.TENANT_ID, webhook.tenant())
        .set(WEBHOOKS.WEBHOOK_ID, webhook.id().value())
        .set(WEBHOOKS.CREATED_AT, webhook.createdAt())
        .set(changing(webhook))
        .set(progress(WebhookProgress.at(cursor)))
        .set(sealed(webhook.tenant(), webhook.id(), keys))
        .execute();
  }

  @Override
  public Optional<Webhook> find(TenantId tenant, WebhookId id) {
    return database
        .sql()
        .selectFrom(WEBHOOKS)
        .where(one(tenant, id))
        .fetchOptional(JooqWebhooks::webhook);
  }

  @Override
  public Optional<Webhook> lock(TenantId tenant, WebhookId id) {
    return database
        .locking()
        .selectFrom(WEBHOOKS)
        .where(one(tenant, id))
        .forUpdate()
        .fetchOptional(JooqWebhooks::webhook);
  }

  @Override
  public List<Webhook> ofTenant(TenantId tenant) {
    return database
        .sql()
        .selectFrom(WEBHOOKS)
        .where(WEBHOOKS.TENANT_ID.eq(tenant))
        .orderBy(WEBHOOKS.CREATED_AT, WEBHOOKS.WEBHOOK_ID)
        .fetch(JooqWebhooks::webhook);
  }

  @Override
  public void change(Webhook webhook) {
    Rows.changed(
        database
            .sql()
            .update(WEBHOOKS)
            .set(changing(webhook))
            .where(one(webhook.tenant(), webhook.id())));
  }

  @Override
  public List<WebhookSecret> secrets(TenantId tenant, WebhookId id) {
    return database
        .sql()
        .select(WEBHOOKS.SECRETS)
        .from(WEBHOOKS)
        .where(one(tenant, id))
        .fetchOptional(WEBHOOKS.SECRETS)
        .map(sealed ->
            WebhookSecretsText.read(secrets.open(sealed, Places.webhookSecrets(tenant, id))))
        .orElse(List.of());
  }

  @Override
  public void changeSecrets(TenantId tenant, WebhookId id, List<WebhookSecret> keys) {
    Rows.changed(
        database.sql().update(WEBHOOKS).set(sealed(tenant, id, keys)).where(one(tenant, id)));
  }

  @Override
  public void remove(TenantId tenant, WebhookId id) {
    database.sql().deleteFrom(WEBHOOKS).where(one(tenant, id)).execute();
  }

  @Override
  public Optional<WebhookProgress> progress(TenantId tenant, WebhookId id) {
    return database
        .sql()
        .select(WEBHOOKS.REACHED, WEBHOOKS.FAILING_SINCE, WEBHOOKS.RESTS_UNTIL_AT)
        .from(WEBHOOKS)
        .where(one(tenant, id))
        .fetchOptional(JooqWebhooks::progress);
  }

  @Override
  public void advance(TenantId tenant, WebhookId id, WebhookProgress progress) {
    Rows.changed(database.sql().update(WEBHOOKS).set(progress(progress)).where(one(tenant, id)));
  }

  @Override
  public List<ActiveWebhook> active() {
    return database
        .sql()
        .select(
            WEBHOOKS.TENANT_ID,
            WEBHOOKS.WEBHOOK_ID,
            WEBHOOKS.REACHED,
            WEBHOOKS.FAILING_SINCE,
            WEBHOOKS.RESTS_UNTIL_AT,
            WEBHOOKS.LEASED_BY,
            WEBHOOKS.LEASED_UNTIL_AT)
        .from(WEBHOOKS)
        .where(WEBHOOKS.DISABLED_AT.isNull())
        .fetch(row ->
            new ActiveWebhook(
                row.value1(),
                new WebhookId(row.value2()),
                progress(row),
                Optional.ofNullable(row.value6()),
                Optional.ofNullable(row.value7())));
  }

  @Override
  public boolean lease(TenantId tenant, WebhookId id, String by, Instant now, Instant until) {
    return database
            .sql()
            .update(WEBHOOKS)
            .set(WEBHOOKS.LEASED_BY, by)
            .set(WEBHOOKS.LEASED_UNTIL_AT, until)
            .where(one(tenant, id))
            .and(WEBHOOKS.DISABLED_AT.isNull())
            .and(
                WEBHOOKS
                    .LEASED_UNTIL_AT
                    .isNull()
                    .or(WEBHOOKS.LEASED_UNTIL_AT.le(now))
                    .or(WEBHOOKS.LEASED_BY.eq(by)))
            .execute()
        == 1;
  }

  @Override
  public void renew(String by, Instant until) {
    database
        .sql()
        .update(WEBHOOKS)
        .set(WEBHOOKS.LEASED_UNTIL_AT, until)
        .where(WEBHOOKS.LEASED_BY.eq(by))
        .execute();
  }

  @Override
  public void release(TenantId tenant, WebhookId id, String by) {
    database
        .sql()
        .update(WEBHOOKS)
        .setNull(WEBHOOKS.LEASED_BY)
        .setNull(WEBHOOKS.LEASED_UNTIL_AT)
        .where(one(tenant, id))
        .and(WEBHOOKS.LEASED_BY.eq(by))
        .execute();
  }

  private static Map<Field<?>, @Nullable Object> changing(Webhook webhook) {
    Map<Field<?>, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put(WEBHOOKS.URL, webhook.url().text());
    columns.put(WEBHOOKS.DESCRIPTION, webhook.description());
    columns.put(WEBHOOKS.SUBSCRIPTION, SubscriptionText.write(webhook.subscription()));
    columns.put(WEBHOOKS.ORDERED, webhook.ordered() ? 1 : 0);
    columns.put(
        WEBHOOKS.DISABLED_REASON, webhook.disabled().map(why -> why.reason().name()).orElse(null));
    columns.put(WEBHOOKS.DISABLED_AT, webhook.disabled().map(Disabling::at).orElse(null));
    return columns;
  }

  private static Map<Field<?>, @Nullable Object> progress(WebhookProgress progress) {
    Map<Field<?>, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put(WEBHOOKS.REACHED, progress.cursor());
    columns.put(WEBHOOKS.FAILING_SINCE, progress.failingSince().orElse(null));
    columns.put(WEBHOOKS.RESTS_UNTIL_AT, progress.restsUntil().orElse(null));
    return columns;
  }

  private Map<Field<?>, @Nullable Object> sealed(
      TenantId tenant, WebhookId id, List<WebhookSecret> keys) {
    Sealed sealed = secrets.seal(WebhookSecretsText.write(keys), Places.webhookSecrets(tenant, id));
    Map<Field<?>, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put(WEBHOOKS.SECRETS, sealed.ciphertext());
    columns.put(WEBHOOKS.SECRETS_KEY_ID, sealed.keyId());
    return columns;
  }

  private static Condition one(TenantId tenant, WebhookId id) {
    return WEBHOOKS.TENANT_ID.eq(tenant).and(WEBHOOKS.WEBHOOK_ID.eq(id.value()));
  }

  private static WebhookProgress progress(Record row) {
    return new WebhookProgress(
        row.get(WEBHOOKS.REACHED),
        Optional.ofNullable(row.get(WEBHOOKS.FAILING_SINCE)),
        Optional.ofNullable(row.get(WEBHOOKS.RESTS_UNTIL_AT)));
  }

  private static Webhook webhook(Record row) {
    return new Webhook(
        new WebhookId(row.get(WEBHOOKS.WEBHOOK_ID)),
        row.get(WEBHOOKS.TENANT_ID),
        new WebhookUrl(row.get(WEBHOOKS.URL)),
        row.get(WEBHOOKS.DESCRIPTION),
        SubscriptionText.read(row.get(WEBHOOKS.SUBSCRIPTION)),
        row.get(WEBHOOKS.ORDERED) == 1,
        Optional.ofNullable(row.get(WEBHOOKS.DISABLED_AT))
            .map(at ->
                new Disabling(Disabling.Reason.valueOf(row.get(WEBHOOKS.DISABLED_REASON)), at)),
        row.get(WEBHOOKS.CREATED_AT));
  }
}
