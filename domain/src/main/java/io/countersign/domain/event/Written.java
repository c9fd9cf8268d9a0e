package io.countersign.domain.event;

import io.countersign.domain.client.ClientId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as it is kept, word for word. What this version does not know of it is there all the
 * same: while a new version is rolled out, nodes of the one before enter what the new ones tell.
 *
 * @param user whom it concerns; absent if it concerns the tenant
 * @param type its name on the wire, of whichever version
 * @param at when, to the microsecond
 * @param client the application through which it happened, if it was one
 * @param data its facts, as {@link EventText} writes them, of whichever version
 */
public record Written(
    EventId id,
    TenantId tenant,
    Optional<UserId> user,
    String type,
    Instant at,
    Optional<ClientId> client,
    String data,
    Provenance provenance) {

  /** To be kept. */
  public static Written of(Event event) {
    return new Written(
        event.id(),
        event.tenant(),
        event.user(),
        event.type().text(),
        event.at(),
        event.client(),
        EventText.write(event.data()),
        event.provenance());
  }

  /**
   * What it tells, as far as this version knows it; nothing if only a later version knows its type.
   */
  public Optional<Event> event() {
    return EventType.named(type)
        .map(known ->
            new Event(
                id, tenant, user, known, at, client, EventText.read(known, data), provenance));
  }
}
