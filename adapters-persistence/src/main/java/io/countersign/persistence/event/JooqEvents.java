package io.countersign.persistence.event;

import static io.countersign.persistence.generated.Tables.EVENTS;
import static org.jooq.impl.DSL.param;

import io.countersign.application.event.Events;
import io.countersign.domain.event.Actor;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.Written;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

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
                .set(EVENTS.DATA, param(EVENTS.DATA))
                .set(EVENTS.ACTOR, param(EVENTS.ACTOR))
                .set(EVENTS.SOURCE, param(EVENTS.SOURCE))
                .set(EVENTS.TRACE, param(EVENTS.TRACE)));
  }

  @Override
  public void append(Event event) {
    database.requireTransaction();
    Written written = Written.of(event);
    append.change(
        written.tenant(),
        written.id().value(),
        written.user().orElse(null),
        written.type(),
        written.at(),
        written.client().orElse(null),
        written.data(),
        written.provenance().actor().map(Actor::text).orElse(null),
        written.provenance().source().orElse(null),
        written.provenance().trace().orElse(null));
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
        .fetch(row -> WrittenRow.of(row).event())
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }
}
