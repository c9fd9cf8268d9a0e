package io.countersign.domain.event;

import io.countersign.domain.client.ClientId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that happened. It tells ids, names of factors, counts and reasons, and nothing that
 * opens anything or reaches anybody.
 *
 * @param user whom it concerns; absent if it concerns the tenant
 * @param at when, to the microsecond
 * @param client the application through which it happened, if it was one
 * @param data facts by their names on the wire, of those that its type may tell
 * @param provenance who did it, and from where
 */
public record Event(
    EventId id,
    TenantId tenant,
    Optional<UserId> user,
    EventType type,
    Instant at,
    Optional<ClientId> client,
    SortedMap<String, String> data,
    Provenance provenance) {

  /**
   * Keeps a copy of the data.
   *
   * @throws IllegalArgumentException if the type does not tell such a fact, or a value is not of
   *     its form
   */
  public Event {
    data.forEach((name, value) -> check(type, name, value));
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
  }

  /**
   * Facts as the data of an event.
   *
   * @throws IllegalArgumentException if there are two of the same name
   */
  public static SortedMap<String, String> data(Collection<Fact> facts) {
    SortedMap<String, String> data = new TreeMap<>();
    for (Fact fact : facts) {
      if (data.put(fact.name().text(), fact.value()) != null) {
        throw new IllegalArgumentException("told twice: " + fact.name().text());
      }
    }
    return data;
  }

  /** Its facts, in the order in which its type names them. */
  public Map<FactName, String> facts() {
    Map<FactName, String> facts = new LinkedHashMap<>();
    for (FactName name : type.facts()) {
      String value = data.get(name.text());
      if (value != null) {
        facts.put(name, value);
      }
    }
    return facts;
  }

  private static void check(EventType type, String name, String value) {
    FactName known =
        FactName.named(name)
            .filter(type.facts()::contains)
            .orElseThrow(() -> new IllegalArgumentException(type.text() + " tells no " + name));
    Fact _ = new Fact(known, value);
  }
}
