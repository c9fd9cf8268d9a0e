package io.countersign.application.event;

import io.countersign.application.identifier.Identifiers;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells what happens, in one line of the use case in which it does. */
public final class Chronicle {

  private final Events events;
  private final Identifiers identifiers;
  private final InstantSource clock;

  public Chronicle(Events events, Identifiers identifiers, InstantSource clock) {
    this.events = events;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /**
   * To be called in the transaction of what it tells: that is what keeps the event, or does not.
   *
   * @param client through which it happened
   * @param facts of those that the type tells, each at most once
   * @throws IllegalStateException if this thread is in no transaction
   */
  public void tell(
      EventType type, TenantId tenant, UserId user, Optional<ClientId> client, Fact... facts) {
    tell(type, tenant, Optional.of(user), client, facts);
  }

  /** The same of what concerns no user, but the tenant. */
  public void tell(EventType type, TenantId tenant, Optional<ClientId> client, Fact... facts) {
    tell(type, tenant, Optional.empty(), client, facts);
  }

  /** The same of what may concern a user, if anybody knows whom. */
  public void tell(
      EventType type,
      TenantId tenant,
      Optional<UserId> user,
      Optional<ClientId> client,
      Fact... facts) {
    events.append(
        new Event(
            new EventId(identifiers.next()),
            tenant,
            user,
            type,
            clock.instant(),
            client,
            Event.data(List.of(facts)),
            CurrentProvenance.get()));
  }

  /** The same, where the client is known. */
  public void tell(EventType type, TenantId tenant, UserId user, ClientId client, Fact... facts) {
    tell(type, tenant, user, Optional.of(client), facts);
  }
}
