package io.countersign.application.ledger;

import io.countersign.domain.event.Cursor;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Head;
import io.countersign.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a tenant's ledger in its order, page by page, as whoever collects events does. */
public final class ReadEvents {

  /** How many entries are looked at for one page, however few of them are wanted. */
  static final int MOST_LOOKED_AT = 999;

  private final Ledger ledger;

  public ReadEvents(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * One page.
   *
   * @param after how far it was read before; absent to begin with the first entry that is kept
   * @param types only those; all of them if there are none
   * @param most how many at the most, 1 to 200
   */
  public ReadEventsResult read(
      TenantId tenant, Optional<Cursor> after, Set<EventType> types, int most) {
    Cursor from = after.orElseGet(() -> Cursor.first(tenant));
    int wanted = types.isEmpty() ? most + 1 : MOST_LOOKED_AT;
    // With the entry that was read last, to see whether it is still the same.
    List<Entry> read = ledger.after(tenant, from.position() - 1, wanted + 1);
    List<Entry> next =
        read.stream().filter(entry -> entry.position() > from.position()).limit(wanted).toList();
    if (after.isPresent() && !follows(tenant, from, read)) {
      return new ReadEventsResult.Gone();
    }
    return page(from, next, types, most, next.size() == wanted);
  }

  /** Whether nothing is missing between what was read before and what is read now. */
  private boolean follows(TenantId tenant, Cursor from, List<Entry> read) {
    if (from.position() == 0 && !from.equals(Cursor.first(tenant))) {
      return false;
    }
    if (read.isEmpty()) {
      Head head = ledger.head(tenant).orElseGet(() -> Head.first(tenant));
      return head.position() == from.position() && from.isAt(head.link());
    }
    Entry first = read.getFirst();
    return first.position() == from.position()
        ? from.isAt(first.link())
        : first.position() == from.position() + 1;
  }

  private static ReadEventsResult.Page page(
      Cursor from, List<Entry> read, Set<EventType> types, int most, boolean full) {
    List<Entry> page = new ArrayList<>();
    Cursor next = from;
    for (Entry entry : read) {
      if (page.size() == most) {
        return new ReadEventsResult.Page(page, next, true);
      }
      if (types.isEmpty() || isOne(entry, types)) {
        page.add(entry);
      }
      next = Cursor.of(entry);
    }
    return new ReadEventsResult.Page(page, next, full);
  }

  private static boolean isOne(Entry entry, Set<EventType> types) {
    return EventType.named(entry.written().type()).filter(types::contains).isPresent();
  }
}
