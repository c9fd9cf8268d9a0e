package io.countersign.application.webhook;

import io.countersign.application.ledger.Ledger;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.Link;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The ledgers in pieces, of which some that were read a moment ago are kept: a tenant's webhooks
 * read the same ones, each when it gets there. One that is kept is whole and durable, and it counts
 * while its last entry is in the ledger, which is linked to all before it.
 */
final class RecentEvents {

  /** Entries of a piece: the first has the positions 1 to 64. */
  static final int PIECE = 64;

  /** More than one webhook looks through at once that finds nothing for it. */
  private static final int MOST_KEPT = 16;

  /** What the ledger forgets is not known for longer than that. */
  static final Duration MOMENT = Duration.ofSeconds(10);

  private final Ledger ledger;
  private final Transactions transactions;
  private final SequencedMap<Place, Piece> kept = new LinkedHashMap<>(16, 0.75f, true);

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

  /**
   * A whole piece.
   *
   * @param last the link of its last entry
   * @param read when
   */
  private record Piece(List<Entered> entries, Link last, Instant read) {

    boolean isRecent(Instant now) {
      return !now.isBefore(read) && now.isBefore(read.plus(MOMENT));
    }

    Following after(long position) {
      return new Following(
          entries.stream().filter(one -> one.position() > position).toList(), false);
    }
  }

  private record Place(TenantId tenant, long piece) {

    static Place of(TenantId tenant, long position) {
      return new Place(tenant, (position - 1) / PIECE);
    }

    long last() {
      return (piece + 1) * PIECE;
    }
  }

  /** Entries after a position, as far as its piece goes; some, unless there are none. */
  Following after(TenantId tenant, long position, Instant now) {
    Place place = Place.of(tenant, position + 1);
    return find(place)
        .filter(piece -> piece.isRecent(now) && isThere(place, piece))
        .map(piece -> piece.after(position))
        .orElseGet(() -> read(tenant, position, now));
  }

  /** A store that was set back has others there, or none. */
  private boolean isThere(Place place, Piece piece) {
    return ledger.after(place.tenant(), place.last() - 1, 1).stream()
        .anyMatch(last -> last.position() == place.last() && last.link().equals(piece.last()));
  }

  private Following read(TenantId tenant, long position, Instant now) {
    List<Entry> found = ledger.after(tenant, position, PIECE);
    if (found.isEmpty()) {
      return new Following(List.of(), true);
    }
    // What is before the first may be forgotten, and somebody may have taken others away.
    Place place = Place.of(tenant, found.getFirst().position());
    boolean last = found.getLast().position() < place.last();
    List<Entry> within = found.stream().filter(entry -> entry.position() <= place.last()).toList();
    if (!last) {
      // Others come to its beginning, too, or to where this one began.
      keepWhole(place, within.size() == PIECE ? within : whole(place), now);
    }
    return new Following(within.stream().map(Entered::of).toList(), last);
  }

  private List<Entry> whole(Place place) {
    return ledger.after(place.tenant(), place.last() - PIECE, PIECE);
  }

  private void keepWhole(Place place, List<Entry> entries, Instant now) {
    if (entries.size() == PIECE && entries.getLast().position() == place.last()) {
      Piece piece =
          new Piece(entries.stream().map(Entered::of).toList(), entries.getLast().link(), now);
      transactions.afterCommit(() -> keep(place, piece));
    }
  }

  private synchronized Optional<Piece> find(Place place) {
    return Optional.ofNullable(kept.get(place));
  }

  private synchronized void keep(Place place, Piece piece) {
    kept.put(place, piece);
    if (kept.size() > MOST_KEPT) {
      var _ = kept.pollFirstEntry();
    }
  }
}
