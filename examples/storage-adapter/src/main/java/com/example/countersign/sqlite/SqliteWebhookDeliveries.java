package com.example.countersign.sqlite;

import io.countersign.application.webhook.Attempt.Outcome;
import io.countersign.application.webhook.WebhookDeliveries;
import io.countersign.application.webhook.WebhookDelivery;
import io.countersign.application.webhook.WebhookDelivery.Last;
import io.countersign.application.webhook.WebhookDelivery.State;
import io.countersign.domain.event.EventId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.WebhookId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link WebhookDeliveries} in SQLite. */
record SqliteWebhookDeliveries(Sqlite database) implements WebhookDeliveries {

  private static final String OF = " where tenant_id = ? and webhook_id = ?";
  private static final String ONE = OF + " and event_id = ?";
  private static final String UNFINISHED = OF + " and state = 'PENDING'";

  @Override
  public void add(List<WebhookDelivery> deliveries) {
    for (WebhookDelivery one : deliveries) {
      database.changeOne(
          "insert into webhook_deliveries values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          one.tenant(),
          one.webhook(),
          one.event(),
          one.position(),
          one.user(),
          one.type(),
          one.state(),
          one.attempts(),
          one.dueAt(),
          one.last().map(last -> last.outcome().text()),
          one.last().flatMap(Last::status),
          one.last().map(last -> last.took().toMillis()),
          one.last().map(Last::at),
          one.createdAt(),
          one.expiresAt());
    }
  }

  @Override
  public void change(List<WebhookDelivery> deliveries) {
    for (WebhookDelivery one : deliveries) {
      database.change(
          "update webhook_deliveries set state = ?, attempts = ?, due_at = ?, outcome = ?,"
              + " status = ?, took = ?, tried_at = ?, expires_at = ?"
              + ONE,
          one.state(),
          one.attempts(),
          one.dueAt(),
          one.last().map(last -> last.outcome().text()),
          one.last().flatMap(Last::status),
          one.last().map(last -> last.took().toMillis()),
          one.last().map(Last::at),
          one.expiresAt(),
          one.tenant(),
          one.webhook(),
          one.event());
    }
  }

  @Override
  public Optional<WebhookDelivery> find(TenantId tenant, WebhookId webhook, EventId event) {
    return database.first(
        "select * from webhook_deliveries" + ONE,
        SqliteWebhookDeliveries::delivery,
        tenant,
        webhook,
        event);
  }

  @Override
  public List<WebhookDelivery> due(TenantId tenant, WebhookId webhook, Instant now, int most) {
    return database.all(
        "select * from webhook_deliveries"
            + UNFINISHED
            + " and due_at <= ? order by event_position limit ?",
        SqliteWebhookDeliveries::delivery,
        tenant,
        webhook,
        now,
        most);
  }

  @Override
  public Set<WebhookId> due(Instant now) {
    return new HashSet<>(
        database.all(
            "select distinct webhook_id from webhook_deliveries where due_at <= ?",
            row -> new WebhookId(row.id("webhook_id")),
            now));
  }

  @Override
  public int unfinished(TenantId tenant, WebhookId webhook, int most) {
    return database
        .all(
            "select event_position from webhook_deliveries" + UNFINISHED + " limit ?",
            row -> row.number("event_position"),
            tenant,
            webhook,
            most)
        .size();
  }

  @Override
  public Map<UserId, Instant> usersUnfinished(TenantId tenant, WebhookId webhook) {
    return database
        .all(
            "select user_id, max(due_at) as due_at from webhook_deliveries"
                + UNFINISHED
                + " and user_id is not null group by user_id",
            row -> Map.entry(new UserId(row.text("user_id")), row.instant("due_at")),
            tenant,
            webhook)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void postpone(
      TenantId tenant, WebhookId webhook, UserId user, long behind, Instant due) {
    database.change(
        "update webhook_deliveries set due_at = ?"
            + UNFINISHED
            + " and user_id = ? and event_position > ?",
        due,
        tenant,
        webhook,
        user,
        behind);
  }

  @Override
  public void hasten(TenantId tenant, WebhookId webhook, Instant due) {
    database.change(
        "update webhook_deliveries set due_at = ?" + UNFINISHED + " and due_at > ?",
        due,
        tenant,
        webhook,
        due);
  }

  @Override
  public List<WebhookDelivery> page(
      TenantId tenant,
      WebhookId webhook,
      Optional<Long> before,
      Optional<State> state,
      int most) {
    return database.all(
        "select * from webhook_deliveries"
            + OF
            + " and event_position < ? and state like ? order by event_position desc limit ?",
        SqliteWebhookDeliveries::delivery,
        tenant,
        webhook,
        before.orElse(Long.MAX_VALUE),
        state.map(State::name).orElse("%"),
        most);
  }

  @Override
  public int again(
      TenantId tenant,
      WebhookId webhook,
      long first,
      long last,
      Optional<State> state,
      Instant due) {
    return database.change(
        "update webhook_deliveries set state = 'PENDING', attempts = 0, due_at = ?,"
            + " expires_at = null"
            + OF
            + " and state <> 'PENDING' and state like ? and event_position between ? and ?",
        due,
        tenant,
        webhook,
        state.map(State::name).orElse("%"),
        first,
        last);
  }

  @Override
  public void remove(TenantId tenant, WebhookId webhook) {
    database.change("delete from webhook_deliveries" + OF, tenant, webhook);
  }

  private static WebhookDelivery delivery(Row row) throws SQLException {
    Optional<Last> last = Optional.empty();
    if (row.has("tried_at")) {
      last =
          Optional.of(
              new Last(
                  Outcome.named(row.text("outcome")),
                  row.optionalCount("status"),
                  Duration.ofMillis(row.count("took")),
                  row.instant("tried_at")));
    }
    return new WebhookDelivery(
        new TenantId(row.text("tenant_id")),
        new WebhookId(row.id("webhook_id")),
        new EventId(row.id("event_id")),
        row.number("event_position"),
        row.optionalText("user_id").map(UserId::new),
        row.text("type"),
        State.valueOf(row.text("state")),
        row.count("attempts"),
        row.optionalInstant("due_at"),
        last,
        row.instant("created_at"),
        row.optionalInstant("expires_at"));
  }
}
