package io.countersign.application.event;

import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/**
 * What happened. An event is there if, and only if, what it tells was committed: it is written in
 * the same transaction.
 */
public interface Events {

  /**
   * Adds one, in the transaction of this thread: be it as the last thing before its commit, with
   * the others that it tells. It need not be found before.
   *
   * @throws IllegalStateException if this thread is in no transaction: what it tells would be
   *     durable without it, or it without that
   * @throws io.countersign.application.transaction.StorageUnavailable if the store fails
   */
  void append(Event event);

  /**
   * What concerns a user, by descending id: newest first. Those of a type that this version does
   * not know are left out.
   *
   * @param before only those with a lesser id, be it that of no event
   * @param most how many at the most, 1 to 1,000
   */
  List<Event> ofUser(TenantId tenant, UserId user, Optional<EventId> before, int most);
}
