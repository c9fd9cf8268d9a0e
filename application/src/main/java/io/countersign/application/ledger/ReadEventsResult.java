package io.countersign.application.ledger;

import io.countersign.domain.event.Cursor;
import io.countersign.domain.event.Entry;
import java.util.List;

/** What {@link ReadEvents} found. */
public sealed interface ReadEventsResult {

  /**
   * A page, maybe with nothing on it.
   *
   * @param next how far it was read with it
   * @param more whether there may be more already
   */
  record Page(List<Entry> entries, Cursor next, boolean more) implements ReadEventsResult {

    /** Keeps a copy. */
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /**
   * It cannot be read on from there without skipping something: what follows is not kept any more,
   * or the ledger is not the one that was read.
   */
  record Gone() implements ReadEventsResult {}
}
