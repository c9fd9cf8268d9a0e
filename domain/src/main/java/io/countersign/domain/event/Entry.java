package io.countersign.domain.event;

import java.util.Optional;

/**
 * An event in its place in the ledger of its tenant.
 *
 * @param position 1 for the first of its tenant, and one more for each that follows; it never
 *     changes
 * @param link to all entries before it
 * @param written the event, word for word
 */
public record Entry(long position, Link link, Written written) {

  /** What it tells, as far as this version knows it; see {@link Written#event()}. */
  public Optional<Event> event() {
    return written.event();
  }
}
