package io.countersign.application.ledger;

import io.countersign.application.event.Events;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Events that are wanted in the ledger as soon as they are committed. */
public final class EventsToEnter implements Events {

  private final Events events;
  private final Transactions transactions;
  private final Consumer<TenantId> wanted;

  /**
   * @param wanted told that a tenant has an event to enter; returns at once
   */
  public EventsToEnter(Events events, Transactions transactions, Consumer<TenantId> wanted) {
    this.events = events;
    this.transactions = transactions;
    this.wanted = wanted;
  }

  @Override
  public void append(Event event) {
    events.append(event);
    transactions.afterCommit(() -> wanted.accept(event.tenant()));
  }

  @Override
  public List<Event> ofUser(TenantId tenant, UserId user, Optional<EventId> before, int most) {
    return events.ofUser(tenant, user, before, most);
  }
}
