package io.countersign.application.ledger;

import io.countersign.domain.event.EventId;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks back through what happened to a tenant, page by page, the newest first. */
public final class SearchEvents {

  /** How many events are looked at for one page, however few of them are wanted. */
  static final int MOST_LOOKED_AT = 1_000;

  /**
   * An id has the time at which it was made, which is a moment before that of its event; and goes
   * on where a node's clock was set back.
   */
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final Ledger ledger;

  public SearchEvents(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * One page.
   *
   * @param before how far the page before looked; absent to begin with the newest
   * @param most how many at the most, 1 to 1,000
   */
  public Page search(TenantId tenant, EventFilter filter, Optional<EventId> before, int most) {
    List<Found> looked = ledger.back(stretch(tenant, filter, before), MOST_LOOKED_AT);
    List<Found> page = new ArrayList<>();
    for (Found found : looked) {
      if (found.position().isPresent() && filter.takes(found.written())) {
        page.add(found);
        if (page.size() == most) {
          return new Page(page, Optional.of(found.written().id()));
        }
      }
    }
    return new Page(
        page,
        looked.size() == MOST_LOOKED_AT
            ? Optional.of(looked.getLast().written().id())
            : Optional.empty());
  }

  private static Stretch stretch(TenantId tenant, EventFilter filter, Optional<EventId> before) {
    Optional<EventId> end =
        filter.to().map(to -> EventId.first(later(to))).filter(id -> isBefore(id, before));
    return new Stretch(
        tenant,
        filter.user(),
        filter.actor(),
        filter.from().map(from -> EventId.first(from.minus(SLACK))),
        end.or(() -> before));
  }

  private static Instant later(Instant to) {
    return to.plus(SLACK);
  }

  private static boolean isBefore(EventId id, Optional<EventId> before) {
    return before.filter(other -> other.toString().compareTo(id.toString()) <= 0).isEmpty();
  }

  /**
   * Some of them.
   *
   * @param events the newest first; there may be more though there is none here
   * @param next how far this page looked, if there may be more
   */
  public record Page(List<Found> events, Optional<EventId> next) {

    /** Keeps a copy. */
    public Page {
      events = List.copyOf(events);
    }
  }
}
