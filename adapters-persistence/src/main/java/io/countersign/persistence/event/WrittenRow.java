package io.countersign.persistence.event;

import static io.countersign.persistence.generated.Tables.EVENTS;

import io.countersign.domain.event.Actor;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.Provenance;
import io.countersign.domain.event.Written;
import java.util.Optional;
import org.jooq.Record;

/** A row of events. */
public final class WrittenRow {

  private WrittenRow() {}

  /** The event, word for word. */
  public static Written of(Record row) {
    return new Written(
        new EventId(row.get(EVENTS.EVENT_ID)),
        row.get(EVENTS.TENANT_ID),
        Optional.ofNullable(row.get(EVENTS.USER_ID)),
        row.get(EVENTS.TYPE),
        row.get(EVENTS.HAPPENED_AT),
        Optional.ofNullable(row.get(EVENTS.CLIENT)),
        row.get(EVENTS.DATA),
        new Provenance(
            Optional.ofNullable(row.get(EVENTS.ACTOR)).map(Actor::new),
            Optional.ofNullable(row.get(EVENTS.SOURCE)),
            Optional.ofNullable(row.get(EVENTS.TRACE))));
  }
}
