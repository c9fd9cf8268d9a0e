package io.countersign.application.ledger;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.Head;
import io.countersign.domain.event.Written;
import io.countersign.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link Ledger} in memory. */
public final class MemoryLedger implements Ledger {

  private final MemoryStore store;
  private final MemoryTable<Event> events;
  private final MemoryTable<Entry> entries;
  private final MemoryTable<Head> heads;
  private final MemoryTable<Base> bases;

  private record Base(Head head) {}

  public MemoryLedger(MemoryStore store) {
    this.store = store;
    this.events = store.table(Event.class);
    this.entries = store.table(Entry.class);
    this.heads = store.table(Head.class);
    this.bases = store.table(Base.class);
  }

  @Override
  public Set<TenantId> waiting() {
    return waitingEvents().map(Event::tenant).collect(Collectors.toSet());
  }

  private Stream<Event> waitingEvents() {
    return events.all().stream().filter(event -> entries.get(event.tenant(), event.id()).isEmpty());
  }

  @Override
  public Head lock(TenantId tenant) {
    store.requireTransaction();
    heads.putIfAbsent(Head.first(tenant), tenant);
    return heads.get(tenant).orElseThrow();
  }

  @Override
  public List<Written> notEntered(TenantId tenant, int most) {
    return waitingEvents()
        .filter(event -> event.tenant().equals(tenant))
        .sorted(Comparator.comparing(event -> event.id().toString()))
        .limit(most)
        .map(Written::of)
        .toList();
  }

  @Override
  public void enter(List<Entry> placed, Head head) {
    store.requireTransaction();
    for (Entry entry : placed) {
      Written written = entry.written();
      if (events.get(written.tenant(), written.id()).isEmpty()
          || !entries.putIfAbsent(entry, written.tenant(), written.id())) {
        throw new IllegalStateException("an event to enter is not there, or was entered before");
      }
    }
    heads.put(head, head.tenant());
  }

  @Override
  public List<Head> heads() {
    return heads.all();
  }

  @Override
  public Head base(TenantId tenant) {
    return bases.get(tenant).map(Base::head).orElseGet(() -> Head.first(tenant));
  }

  @Override
  public void forget(Head base) {
    store.requireTransaction();
    TenantId tenant = base.tenant();
    if (heads.get(tenant).isEmpty()) {
      throw new IllegalStateException("there is no such ledger");
    }
    for (Entry entry : entries.all()) {
      if (entry.written().tenant().equals(tenant) && entry.position() <= base.position()) {
        entries.remove(tenant, entry.written().id());
        events.remove(tenant, entry.written().id());
      }
    }
    bases.put(new Base(base), tenant);
  }

  @Override
  public Optional<Head> head(TenantId tenant) {
    return heads.get(tenant);
  }

  @Override
  public List<Found> back(Stretch stretch, int most) {
    return events.all().stream()
        .map(Written::of)
        .filter(written -> written.tenant().equals(stretch.tenant()))
        .filter(written -> stretch.user().isEmpty() || stretch.user().equals(written.user()))
        .filter(written ->
            stretch.user().isPresent()
                || stretch.actor().isEmpty()
                || stretch.actor().equals(written.provenance().actor()))
        .filter(written ->
            stretch.from().filter(id -> text(written).compareTo(id.toString()) < 0).isEmpty())
        .filter(written ->
            stretch.before().filter(id -> text(written).compareTo(id.toString()) >= 0).isEmpty())
        .sorted(Comparator.comparing(MemoryLedger::text).reversed())
        .limit(most)
        .map(written ->
            new Found(
                written,
                entries
                    .get(written.tenant(), written.id())
                    .map(entry -> OptionalLong.of(entry.position()))
                    .orElseGet(OptionalLong::empty)))
        .toList();
  }

  private static String text(Written written) {
    return written.id().toString();
  }

  @Override
  public List<Entry> after(TenantId tenant, long position, int most) {
    return entries.all().stream()
        .filter(entry -> entry.written().tenant().equals(tenant) && entry.position() > position)
        .filter(entry -> events.get(tenant, entry.written().id()).isPresent())
        .sorted(Comparator.comparingLong(Entry::position))
        .limit(most)
        .toList();
  }
}
