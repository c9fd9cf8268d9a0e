package io.countersign.rest.event;

import io.countersign.domain.event.EventType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Types of events, as queries name them. */
public final class EventTypes {

  private EventTypes() {}

  /** Names with commas between them. */
  static Set<EventType> of(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(name ->
            EventType.named(name)
                .orElseThrow(
                    () -> new IllegalArgumentException("must be types of events, with commas")))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The same as they are on the wire.
   *
   * @throws IllegalArgumentException if one of them is no type
   */
  public static Set<String> names(String text) {
    return of(text).stream().map(EventType::text).collect(Collectors.toUnmodifiableSet());
  }
}
