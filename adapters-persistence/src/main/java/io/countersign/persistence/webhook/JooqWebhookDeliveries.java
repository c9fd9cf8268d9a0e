package io.countersign.persistence.webhook;

import static io.countersign.persistence.generated.Tables.WEBHOOK_DELIVERIES;
import static org.jooq.impl.DSL.param;

import io.countersign.application.webhook.Attempt.Outcome;
import io.countersign.application.webhook.WebhookDeliveries;
import io.countersign.application.webhook.WebhookDelivery;
import io.countersign.application.webhook.WebhookDelivery.Last;
import io.countersign.application.webhook.WebhookDelivery.State;
import io.countersign.domain.event.EventId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;
import io.countersign.persistence.database.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.Record;

/** {@link WebhookDeliveries} in a database. */
public final class JooqWebhookDeliveries implements WebhookDeliveries {

  /** The whole of an index: H2 would go through what is over, too, if it were to sort by less. */
  private static final List<OrderField<?>> BY_STATE =
      List.of(
          WEBHOOK_DELIVERIES.TENANT_ID,
          WEBHOOK_DELIVERIES.WEBHOOK_ID,
          WEBHOOK_DELIVERIES.STATE,
          WEBHOOK_DELIVERIES.EVENT_POSITION);

  private final Database database;
  private final Prepared add;
  private final Prepared change;

  public JooqWebhookDeliveries(Database database) {
    this.database = database;
    this.add = WebhookDeliveryStatements.add(database);
    this.change = WebhookDeliveryStatements.change(database);
  }

  @Override
  public void add(List<WebhookDelivery> deliveries) {
    for (WebhookDelivery one : deliveries) {
      add.change(
          one.tenant(),
          one.webhook().value(),
          one.event().value(),
          one.position(),
          one.user().orElse(null),
          one.type(),
          one.state().name(),
          one.attempts(),
          one.dueAt().orElse(null),
          one.last().map(last -> last.outcome().text()).orElse(null),
          one.last().flatMap(Last::status).orElse(null),
          one.last().map(JooqWebhookDeliveries::took).orElse(null),
          one.last().map(Last::at).orElse(null),
          one.createdAt(),
          one.expiresAt().orElse(null));
    }
  }

  @Override
  public void change(List<WebhookDelivery> deliveries) {
    for (WebhookDelivery one : deliveries) {
      int _ =
          change.execute(
              one.state().name(),
              one.attempts(),
              one.dueAt().orElse(null),
              one.last().map(last -> last.outcome().text()).orElse(null),
              one.last().flatMap(Last::status).orElse(null),
              one.last().map(JooqWebhookDeliveries::took).orElse(null),
              one.last().map(Last::at).orElse(null),
              one.expiresAt().orElse(null),
              one.tenant(),
              one.webhook().value(),
              one.event().value());
    }
  }

  @Override
  public Optional<WebhookDelivery> find(TenantId tenant, WebhookId webhook, EventId event) {
    return database
        .sql()
        .selectFrom(WEBHOOK_DELIVERIES)
        .where(of(tenant, webhook))
        .and(WEBHOOK_DELIVERIES.EVENT_ID.eq(event.value()))
        .fetchOptional(JooqWebhookDeliveries::delivery);
  }

  @Override
  public List<WebhookDelivery> due(TenantId tenant, WebhookId webhook, Instant now, int most) {
    return database
        .sql()
        .selectFrom(WEBHOOK_DELIVERIES)
        .where(unfinished(tenant, webhook))
        .and(Times.by(WEBHOOK_DELIVERIES.DUE_AT, now))
        .orderBy(BY_STATE)
        .limit(most)
        .fetch(JooqWebhookDeliveries::delivery);
  }

  @Override
  public Set<WebhookId> due(Instant now) {
    return new HashSet<>(
        database
            .sql()
            .selectDistinct(WEBHOOK_DELIVERIES.WEBHOOK_ID)
            .from(WEBHOOK_DELIVERIES)
            .where(Times.by(WEBHOOK_DELIVERIES.DUE_AT, now))
            .fetch(row -> new WebhookId(row.value1())));
  }

  @Override
  public int unfinished(TenantId tenant, WebhookId webhook, int most) {
    return database
        .sql()
        .select(WEBHOOK_DELIVERIES.EVENT_POSITION)
        .from(WEBHOOK_DELIVERIES)
        .where(unfinished(tenant, webhook))
        .limit(most)
        .fetch()
        .size();
  }

  @Override
  public Map<UserId, Instant> usersUnfinished(TenantId tenant, WebhookId webhook) {
    return database
        .sql()
        .select(WEBHOOK_DELIVERIES.USER_ID, WEBHOOK_DELIVERIES.DUE_AT)
        .from(WEBHOOK_DELIVERIES)
        .where(unfinished(tenant, webhook))
        .and(WEBHOOK_DELIVERIES.USER_ID.isNotNull())
        .orderBy(BY_STATE)
        .collect(
            Collectors.toMap(
                row -> row.value1(),
                row -> row.value2(),
                (one, other) -> one.isAfter(other) ? one : other));
  }

  @Override
  public void postpone(TenantId tenant, WebhookId webhook, UserId user, long behind, Instant due) {
    change(
        tenant,
        webhook,
        WEBHOOK_DELIVERIES.USER_ID.eq(user).and(WEBHOOK_DELIVERIES.EVENT_POSITION.gt(behind)),
        due);
  }

  @Override
  public void hasten(TenantId tenant, WebhookId webhook, Instant due) {
    change(tenant, webhook, WEBHOOK_DELIVERIES.DUE_AT.gt(due), due);
  }

  /** Of some that are not over: they are few, and H2 finds them so only if it has to sort them. */
  private void change(TenantId tenant, WebhookId webhook, Condition which, Instant due) {
    List<UUID> events =
        database
            .sql()
            .select(WEBHOOK_DELIVERIES.EVENT_ID)
            .from(WEBHOOK_DELIVERIES)
            .where(unfinished(tenant, webhook))
            .and(which)
            .orderBy(BY_STATE)
            .fetch(WEBHOOK_DELIVERIES.EVENT_ID);
    if (events.isEmpty()) {
      return;
    }
    // One after the other: H2 looks no list up in the middle of a key.
    BatchBindStep batch =
        database
            .sql()
            .batch(
                database
                    .sql()
                    .update(WEBHOOK_DELIVERIES)
                    .set(WEBHOOK_DELIVERIES.DUE_AT, param(WEBHOOK_DELIVERIES.DUE_AT))
                    .where(WEBHOOK_DELIVERIES.TENANT_ID.eq(param(WEBHOOK_DELIVERIES.TENANT_ID)))
                    .and(WEBHOOK_DELIVERIES.WEBHOOK_ID.eq(param(WEBHOOK_DELIVERIES.WEBHOOK_ID)))
                    .and(WEBHOOK_DELIVERIES.EVENT_ID.eq(param(WEBHOOK_DELIVERIES.EVENT_ID))));
    for (UUID event : events) {
      batch = batch.bind(due, tenant, webhook.value(), event);
    }
    int[] _ = batch.execute();
  }

  @Override
  public List<WebhookDelivery> page(
      TenantId tenant, WebhookId webhook, Optional<Long> before, Optional<State> state, int most) {
    Condition wanted = of(tenant, webhook);
    if (state.isPresent()) {
      wanted = wanted.and(WEBHOOK_DELIVERIES.STATE.eq(state.get().name()));
    }
    if (before.isPresent()) {
      wanted = wanted.and(WEBHOOK_DELIVERIES.EVENT_POSITION.lt(before.get()));
    }
    return database
        .sql()
        .selectFrom(WEBHOOK_DELIVERIES)
        .where(wanted)
        .orderBy(WEBHOOK_DELIVERIES.EVENT_POSITION.desc())
        .limit(most)
        .fetch(JooqWebhookDeliveries::delivery);
  }

  @Override
  public int again(
      TenantId tenant,
      WebhookId webhook,
      long first,
      long last,
      Optional<State> state,
      Instant due) {
    List<String> states =
        state.map(one -> List.of(one.name())).orElse(List.of("DELIVERED", "FAILED"));
    return database
        .sql()
        .update(WEBHOOK_DELIVERIES)
        .set(WEBHOOK_DELIVERIES.STATE, State.PENDING.name())
        .set(WEBHOOK_DELIVERIES.ATTEMPTS, 0)
        .set(WEBHOOK_DELIVERIES.DUE_AT, due)
        .setNull(WEBHOOK_DELIVERIES.EXPIRES_AT)
        .where(of(tenant, webhook))
        .and(WEBHOOK_DELIVERIES.STATE.in(states))
        .and(WEBHOOK_DELIVERIES.EVENT_POSITION.between(first, last))
        .execute();
  }

  @Override
  public void remove(TenantId tenant, WebhookId webhook) {
    database.sql().deleteFrom(WEBHOOK_DELIVERIES).where(of(tenant, webhook)).execute();
  }

  private static Condition of(TenantId tenant, WebhookId webhook) {
    return WEBHOOK_DELIVERIES
        .TENANT_ID
        .eq(tenant)
        .and(WEBHOOK_DELIVERIES.WEBHOOK_ID.eq(webhook.value()));
  }

  private static Condition unfinished(TenantId tenant, WebhookId webhook) {
    return of(tenant, webhook).and(WEBHOOK_DELIVERIES.STATE.eq(State.PENDING.name()));
  }

  private static int took(Last last) {
    return Math.toIntExact(last.took().toMillis());
  }

  private static WebhookDelivery delivery(Record row) {
    return new WebhookDelivery(
        row.get(WEBHOOK_DELIVERIES.TENANT_ID),
        new WebhookId(row.get(WEBHOOK_DELIVERIES.WEBHOOK_ID)),
        new EventId(row.get(WEBHOOK_DELIVERIES.EVENT_ID)),
        row.get(WEBHOOK_DELIVERIES.EVENT_POSITION),
        Optional.ofNullable(row.get(WEBHOOK_DELIVERIES.USER_ID)),
        row.get(WEBHOOK_DELIVERIES.TYPE),
        State.valueOf(row.get(WEBHOOK_DELIVERIES.STATE)),
        row.get(WEBHOOK_DELIVERIES.ATTEMPTS),
        Optional.ofNullable(row.get(WEBHOOK_DELIVERIES.DUE_AT)),
        Optional.ofNullable(row.get(WEBHOOK_DELIVERIES.TRIED_AT)).map(at -> last(row, at)),
        row.get(WEBHOOK_DELIVERIES.CREATED_AT),
        Optional.ofNullable(row.get(WEBHOOK_DELIVERIES.EXPIRES_AT)));
  }

  private static Last last(Record row, Instant at) {
    return new Last(
        Outcome.named(row.get(WEBHOOK_DELIVERIES.OUTCOME)),
        Optional.ofNullable(row.get(WEBHOOK_DELIVERIES.STATUS)),
        Duration.ofMillis(row.get(WEBHOOK_DELIVERIES.TOOK)),
        at);
  }
}
