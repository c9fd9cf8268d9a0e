package io.countersign.application.webhook;

import io.countersign.application.ledger.Ledger;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Event;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The ledgers in pieces, of which some that were read last are kept: a tenant's webhooks read the
 * same ones, each when it gets there. An entry never changes, and one that is kept is durable.
 */
final class RecentEvents {

  /** Entries of a piece: the first has the positions 1 to 64. */
  static final int PIECE = 64;

  private static final int MOST_KEPT = 8;

  private final Ledger ledger;
  private final Transactions transactions;
  private final SequencedMap<Place, List<Entered>> kept = new LinkedHashMap<>(16, 0.75f, true);

  RecentEvents(Ledger ledger, Transactions transactions) {
    this.ledger = ledger;
    this.transactions = transactions;
  }

  /**
   * An entry, read.
   *
   * @param at when it happened
   * @param event nothing if only a later version knows its type
   */
  record Entered(long position, Instant at, Optional<Event> event) {

    private static Entered of(Entry entry) {
      return new Entered(entry.position(), entry.written().at(), entry.event());
    }
  }

  /**
   * What follows a position.
   *
   * @param events at most one piece, by ascending position
   * @param last whether there was nothing after them
   */
  record Following(List<Entered> events, boolean last) {}

  private record Place(TenantId tenant, long piece) {

    static Place of(TenantId tenant, long position) {
      return new Place(tenant, (position - 1) / PIECE);
    }

    long first() {
      return piece * PIECE + 1;
    }

    long last() {
      return (piece + 1) * PIECE;
    }
  }

  /** Entries after a position, as far as its piece goes; some, unless there are none. */
  Following after(TenantId tenant, long position) {
    Optional<List<Entered>> known = find(Place.of(tenant, position + 1));
    return known
        .map(all ->
            new Following(all.stream().filter(one -> one.position() > position).toList(), false))
        .orElseGet(() -> read(tenant, position));
  }

  private Following read(TenantId tenant, long position) {
    List<Entered> found = ledger.after(tenant, position, PIECE).stream().map(Entered::of).toList();
    if (found.isEmpty()) {
      return new Following(found, true);
    }
    long first = found.getFirst().position(); // what is before it may be forgotten
    Place place = Place.of(tenant, first);
    if (found.getLast().position() < place.last()) {
      return new Following(found, true);
    }
    List<Entered> piece = found.stream().filter(one -> one.position() <= place.last()).toList();
    if (first == place.first()) {
      transactions.afterCommit(() -> keep(place, piece));
    }
    return new Following(piece, false);
  }

  private synchronized Optional<List<Entered>> find(Place place) {
    return Optional.ofNullable(kept.get(place));
  }

  private synchronized void keep(Place place, List<Entered> piece) {
    kept.put(place, piece);
    if (kept.size() > MOST_KEPT) {
      var _ = kept.pollFirstEntry();
    }
  }
}
