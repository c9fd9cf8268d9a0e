package io.countersign.application.webhook;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.application.webhook.WebhookDelivery.State;
import io.countersign.domain.event.EventId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link WebhookDeliveries} in memory. */
public final class MemoryWebhookDeliveries implements WebhookDeliveries {

  private final MemoryStore store;
  private final MemoryTable<WebhookDelivery> rows;

  public MemoryWebhookDeliveries(MemoryStore store) {
    this.store = store;
    this.rows = store.table(WebhookDelivery.class);
  }

  @Override
  public void add(List<WebhookDelivery> deliveries) {
    deliveries.forEach(this::put);
  }

  @Override
  public void change(List<WebhookDelivery> deliveries) {
    deliveries.stream()
        .filter(one -> find(one.tenant(), one.webhook(), one.event()).isPresent())
        .forEach(this::put);
  }

  @Override
  public Optional<WebhookDelivery> find(TenantId tenant, WebhookId webhook, EventId event) {
    return rows.get(tenant, webhook, event);
  }

  @Override
  public List<WebhookDelivery> due(TenantId tenant, WebhookId webhook, Instant now, int most) {
    return pending(tenant, webhook)
        .filter(one -> isDue(one, now))
        .sorted(Comparator.comparingLong(WebhookDelivery::position))
        .limit(most)
        .toList();
  }

  @Override
  public Set<WebhookId> due(Instant now) {
    return rows.all().stream()
        .filter(one -> isDue(one, now))
        .map(WebhookDelivery::webhook)
        .collect(Collectors.toSet());
  }

  @Override
  public int unfinished(TenantId tenant, WebhookId webhook, int most) {
    return (int) pending(tenant, webhook).limit(most).count();
  }

  @Override
  public Map<UserId, Instant> usersUnfinished(TenantId tenant, WebhookId webhook) {
    Map<UserId, Instant> users = new HashMap<>();
    pending(tenant, webhook)
        .filter(one -> one.user().isPresent())
        .forEach(one ->
            users.merge(
                one.user().get(), one.dueAt().orElseThrow(), (a, b) -> a.isAfter(b) ? a : b));
    return users;
  }

  @Override
  public void postpone(TenantId tenant, WebhookId webhook, UserId user, long behind, Instant due) {
    pending(tenant, webhook)
        .filter(one -> one.user().filter(user::equals).isPresent() && one.position() > behind)
        .toList()
        .forEach(one -> put(one.postponed(due)));
  }

  @Override
  public void hasten(TenantId tenant, WebhookId webhook, Instant due) {
    pending(tenant, webhook)
        .filter(one -> !isDue(one, due))
        .toList()
        .forEach(one -> put(one.postponed(due)));
  }

  @Override
  public List<WebhookDelivery> page(
      TenantId tenant, WebhookId webhook, Optional<Long> before, Optional<State> state, int most) {
    return of(tenant, webhook)
        .filter(one -> before.filter(position -> one.position() >= position).isEmpty())
        .filter(one -> state.filter(wanted -> one.state() != wanted).isEmpty())
        .sorted(Comparator.comparingLong(WebhookDelivery::position).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public int again(
      TenantId tenant,
      WebhookId webhook,
      long first,
      long last,
      Optional<State> state,
      Instant due) {
    return store.inTransaction(() -> {
      List<WebhookDelivery> wanted =
          of(tenant, webhook)
              .filter(one -> one.state().over())
              .filter(one -> state.filter(other -> one.state() != other).isEmpty())
              .filter(one -> one.position() >= first && one.position() <= last)
              .toList();
      wanted.forEach(one ->
          put(
              new WebhookDelivery(
                  one.tenant(),
                  one.webhook(),
                  one.event(),
                  one.position(),
                  one.user(),
                  one.type(),
                  State.PENDING,
                  0,
                  Optional.of(due),
                  one.last(),
                  one.createdAt(),
                  Optional.empty())));
      return wanted.size();
    });
  }

  @Override
  public void remove(TenantId tenant, WebhookId webhook) {
    of(tenant, webhook)
        .toList()
        .forEach(one -> rows.remove(one.tenant(), one.webhook(), one.event()));
  }

  /** Forgets some that expired by then, those that expired first, and tells how many. */
  public int forgetExpired(Instant by, int most) {
    List<WebhookDelivery> expired =
        rows.all().stream()
            .filter(one -> one.expiresAt().filter(at -> !at.isAfter(by)).isPresent())
            .sorted(Comparator.comparing(one -> one.expiresAt().orElseThrow()))
            .limit(most)
            .toList();
    expired.forEach(one -> rows.remove(one.tenant(), one.webhook(), one.event()));
    return expired.size();
  }

  private Stream<WebhookDelivery> of(TenantId tenant, WebhookId webhook) {
    return rows.all().stream()
        .filter(one -> one.tenant().equals(tenant) && one.webhook().equals(webhook));
  }

  private Stream<WebhookDelivery> pending(TenantId tenant, WebhookId webhook) {
    return of(tenant, webhook).filter(one -> one.state() == State.PENDING);
  }

  private static boolean isDue(WebhookDelivery one, Instant now) {
    return one.dueAt().filter(at -> !at.isAfter(now)).isPresent();
  }

  private void put(WebhookDelivery one) {
    rows.put(one, one.tenant(), one.webhook(), one.event());
  }
}
