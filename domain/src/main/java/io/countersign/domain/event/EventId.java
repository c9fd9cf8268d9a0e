package io.countersign.domain.event;

import java.time.Instant;
import java.util.UUID;

/**
 * Names one event for good, however often it is told.
 *
 * @param value of version 7: of two events that one node made, the later one has the greater id, as
 *     unsigned bytes and as text
 */
public record EventId(UUID value) {

  private static final int BELOW_MILLIS = 16;

  /** The least that an event of this millisecond may have (RFC 9562 section 5.7). */
  public static EventId first(Instant at) {
    long millis = Math.max(at.toEpochMilli(), 0);
    return new EventId(new UUID((millis << BELOW_MILLIS) | 0x7000, Long.MIN_VALUE));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
