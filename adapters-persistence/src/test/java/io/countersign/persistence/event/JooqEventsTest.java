package io.countersign.persistence.event;

import io.countersign.application.event.Events;
import io.countersign.application.event.EventsContract;
import io.countersign.persistence.EachDatabase;

final class JooqEventsTest extends EachDatabase implements EventsContract {

  @Override
  public Events events() {
    return storage.events();
  }
}
