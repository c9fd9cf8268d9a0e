package io.countersign.domain.event;

import java.util.UUID;

/**
 * Names one event for good, however often it is told.
 *
 * @param value of version 7: of two events that one node made, the later one has the greater id, as
 *     unsigned bytes and as text
 */
public record EventId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
