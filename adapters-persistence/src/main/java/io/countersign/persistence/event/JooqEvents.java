package io.countersign.persistence.event;

import static io.countersign.persistence.generated.Tables.EVENTS;
import static org.jooq.impl.DSL.param;

import io.countersign.application.event.EventText;
import io.countersign.application.event.Events;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;

/** {@link Events} in a database. */
public final class JooqEvents implements Events {

  private final Database database;
  private final Prepared append;

  public JooqEvents(Database database) {
    this.database = database;
    this.append =
        database.prepare(sql ->
            sql.insertInto(EVENTS)
                .set(EVENTS.TENANT_ID, param(EVENTS.TENANT_ID))
                .set(EVENTS.EVENT_ID, param(EVENTS.EVENT_ID))
                .set(EVENTS.USER_ID, param(EVENTS.USER_ID))
                .set(EVENTS.TYPE, param(EVENTS.TYPE))
                .set(EVENTS.HAPPENED_AT, param(EVENTS.HAPPENED_AT))
                .set(EVENTS.CLIENT, param(EVENTS.CLIENT))
                .set(EVENTS.DATA, param(EVENTS.DATA)));
  }

  @Override
  public void append(Event event) {
    database.requireTransaction();
    append.change(
        event.tenant(),
        event.id().value(),
        event.user().orElse(null),
        event.type().text(),
        event.at(),
        event.client().orElse(null),
        EventText.write(event.data()));
  }

  @Override
  public List<Event> ofUser(TenantId tenant, UserId user, Optional<EventId> before, int most) {
    Condition ofUser = EVENTS.TENANT_ID.eq(tenant).and(EVENTS.USER_ID.eq(user));
    return database
        .sql()
        .selectFrom(EVENTS)
        .where(before.map(id -> ofUser.and(EVENTS.EVENT_ID.lt(id.value()))).orElse(ofUser))
        .orderBy(EVENTS.TENANT_ID.desc(), EVENTS.USER_ID.desc(), EVENTS.EVENT_ID.desc())
        .limit(most)
        .fetch(JooqEvents::event)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Nothing for a type that only a later version knows. */
  private static Optional<Event> event(Record row) {
    return EventType.named(row.get(EVENTS.TYPE))
        .map(type ->
            new Event(
                new EventId(row.get(EVENTS.EVENT_ID)),
                row.get(EVENTS.TENANT_ID),
                Optional.ofNullable(row.get(EVENTS.USER_ID)),
                type,
                row.get(EVENTS.HAPPENED_AT),
                Optional.ofNullable(row.get(EVENTS.CLIENT)),
                EventText.read(type, row.get(EVENTS.DATA))));
  }
}
