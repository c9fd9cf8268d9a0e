package io.countersign.application.ledger;

import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.Actor;
import io.countersign.domain.event.Written;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which events of a tenant are looked for: those that are all of what is present.
 *
 * @param types names on the wire; whichever if there are none
 * @param from those that happened then or after
 * @param to those that happened before
 */
public record EventFilter(
    Optional<UserId> user,
    Optional<Actor> actor,
    Set<String> types,
    Optional<String> source,
    Optional<String> trace,
    Optional<ClientId> client,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** Keeps a copy. */
  public EventFilter {
    types = Set.copyOf(types);
  }

  /** Whether this is one of them. */
  boolean takes(Written written) {
    return is(user, written.user())
        && is(actor, written.provenance().actor())
        && (types.isEmpty() || types.contains(written.type()))
        && is(source, written.provenance().source())
        && is(trace, written.provenance().trace())
        && is(client, written.client())
        && from.filter(written.at()::isBefore).isEmpty()
        && to.filter(end -> !written.at().isBefore(end)).isEmpty();
  }

  private static <T> boolean is(Optional<T> wanted, Optional<T> found) {
    return wanted.isEmpty() || wanted.equals(found);
  }
}
