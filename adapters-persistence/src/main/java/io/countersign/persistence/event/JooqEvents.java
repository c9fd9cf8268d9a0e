package io.countersign.persistence.event;

import static io.countersign.persistence.generated.Tables.EVENTS;

import io.countersign.application.event.Events;
import io.countersign.domain.event.Actor;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.Written;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Gathered;
import io.countersign.persistence.database.Prepared;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** {@link Events} in a database: those of one transaction are inserted with one statement. */
public final class JooqEvents implements Events {

  /** Of a few rows each: what tells more at once takes several statements. */
  private static final int MOST_ROWS = 4;

  private static final List<Field<?>> COLUMNS =
      List.of(
          EVENTS.TENANT_ID,
          EVENTS.EVENT_ID,
          EVENTS.USER_ID,
          EVENTS.TYPE,
          EVENTS.HAPPENED_AT,
          EVENTS.CLIENT,
          EVENTS.DATA,
          EVENTS.ACTOR,
          EVENTS.SOURCE,
          EVENTS.TRACE);

  private final Database database;
  private final List<Prepared> inserts;
  private final Gathered<Written> told;

  public JooqEvents(Database database) {
    this.database = database;
    this.inserts =
        IntStream.rangeClosed(1, MOST_ROWS)
            .mapToObj(rows -> database.prepare(sql -> insert(sql, rows)))
            .toList();
    this.told = database.gather(Written.class, this::insert);
  }

  private static Query insert(DSLContext sql, int rows) {
    InsertValuesStepN<Record> insert = sql.insertInto(EVENTS, COLUMNS);
    for (int row = 0; row < rows; row++) {
      insert = insert.values(COLUMNS.stream().map(DSL::param).toList());
    }
    return insert;
  }

  @Override
  public void append(Event event) {
    told.add(Written.of(event));
  }

  private void insert(List<Written> all) {
    for (int from = 0; from < all.size(); from += MOST_ROWS) {
      List<Written> some = all.subList(from, Math.min(all.size(), from + MOST_ROWS));
      List<@Nullable Object> values = new ArrayList<>(some.size() * COLUMNS.size());
      some.forEach(written -> Collections.addAll(values, values(written)));
      int _ = inserts.get(some.size() - 1).execute(values.toArray());
    }
  }

  private static @Nullable Object[] values(Written written) {
    return new @Nullable Object[] {
      written.tenant(),
      written.id().value(),
      written.user().orElse(null),
      written.type(),
      written.at(),
      written.client().orElse(null),
      written.data(),
      written.provenance().actor().map(Actor::text).orElse(null),
      written.provenance().source().orElse(null),
      written.provenance().trace().orElse(null)
    };
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
