package io.countersign.application.event;

import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/** What happened to a user lately. */
public final class ListActivity {

  private final Events events;

  public ListActivity(Events events) {
    this.events = events;
  }

  /**
   * Newest first; nothing of a user that nobody mentioned.
   *
   * @param before the last one of the page before
   * @param most how many at the most, 1 to 1,000
   */
  public List<Event> list(TenantId tenant, UserId user, Optional<EventId> before, int most) {
    return events.ofUser(tenant, user, before, most);
  }
}
