package io.countersign.domain.webhook;

import io.countersign.domain.event.EventType;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which events a webhook is told of.
 *
 * @param only these types; absent if it is all of them, those of later versions included
 */
public record Subscription(Optional<Set<EventType>> only) {

  /** All events. */
  public static final Subscription ALL = new Subscription(Optional.empty());

  /** Keeps a copy. */
  public Subscription {
    only = only.map(Set::copyOf);
  }

  /** These types, be it none. */
  public static Subscription of(Set<EventType> types) {
    return new Subscription(Optional.of(types));
  }

  /** Whether it has events of this type. */
  public boolean takes(EventType type) {
    return only.map(types -> types.contains(type)).orElse(true);
  }

  /** The types by their names; {@code *} for all. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    only.ifPresentOrElse(
        types -> types.forEach(type -> names.add(type.text())), () -> names.add("*"));
    return names;
  }
}
