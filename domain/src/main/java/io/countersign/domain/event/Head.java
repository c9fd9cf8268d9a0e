package io.countersign.domain.event;

import io.countersign.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a tenant's ledger got.
 *
 * @param position of its last entry; 0 if it has none yet
 * @param link of its last entry
 */
public record Head(TenantId tenant, long position, Link link) {

  /** Of a ledger without any entry. */
  public static Head first(TenantId tenant) {
    return new Head(tenant, 0, Link.first(tenant));
  }

  /**
   * The next entries.
   *
   * @param events of this tenant, in the order that they are to have
   */
  public List<Entry> enter(List<Written> events) {
    List<Entry> entries = new ArrayList<>();
    Link last = link;
    for (Written event : events) {
      long next = position + entries.size() + 1;
      last = last.next(next, event);
      entries.add(new Entry(next, last, event));
    }
    return entries;
  }

  /** How far it is after the next entry; absent if this is not the one that follows. */
  public Optional<Head> next(Entry entry) {
    boolean follows =
        entry.position() == position + 1
            && entry.link().equals(link.next(entry.position(), entry.written()));
    return follows ? Optional.of(at(entry)) : Optional.empty();
  }

  /** How far it is after such an entry. */
  public Head at(Entry entry) {
    return new Head(tenant, entry.position(), entry.link());
  }
}
