package io.countersign.application.event;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link Events} in memory. */
public final class MemoryEvents implements Events {

  /** As text, ids compare as unsigned bytes do. */
  private static final Comparator<Event> BY_ID =
      Comparator.comparing(event -> event.id().toString());

  private final MemoryStore store;
  private final MemoryTable<Event> events;

  public MemoryEvents(MemoryStore store) {
    this.store = store;
    this.events = store.table(Event.class);
  }

  @Override
  public void append(Event event) {
    store.requireTransaction();
    if (!events.putIfAbsent(event, event.tenant(), event.id())) {
      throw new IllegalStateException("this event was appended before");
    }
  }

  @Override
  public List<Event> ofUser(TenantId tenant, UserId user, Optional<EventId> before, int most) {
    return events.all().stream()
        .filter(event -> event.tenant().equals(tenant) && event.user().equals(Optional.of(user)))
        .filter(event ->
            before.map(id -> event.id().toString().compareTo(id.toString()) < 0).orElse(true))
        .sorted(BY_ID.reversed())
        .limit(most)
        .toList();
  }

  /** All that happened, oldest first. */
  public List<Event> all() {
    return events.all().stream().sorted(BY_ID).toList();
  }

  /** Forgets some that happened by then, those that happened first, and tells how many. */
  public int forgetHappened(Instant by, int most) {
    List<Event> old =
        events.all().stream()
            .filter(event -> !event.at().isAfter(by))
            .sorted(Comparator.comparing(Event::at))
            .limit(most)
            .toList();
    old.forEach(event -> events.remove(event.tenant(), event.id()));
    return old.size();
  }
}
