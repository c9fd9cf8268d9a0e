package io.countersign.persistence.ledger;

import static io.countersign.persistence.generated.Tables.EVENTS;
import static io.countersign.persistence.generated.Tables.LEDGERS;
import static io.countersign.persistence.generated.Tables.TENANTS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import io.countersign.application.ledger.Found;
import io.countersign.application.ledger.Ledger;
import io.countersign.application.ledger.Stretch;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Head;
import io.countersign.domain.event.Link;
import io.countersign.domain.event.Written;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Rows;
import io.countersign.persistence.event.WrittenRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.Record;

/** {@link Ledger} in a database. */
public final class JooqLedger implements Ledger {

  private final Database database;

  public JooqLedger(Database database) {
    this.database = database;
  }

  /** A look at the index for each tenant; joined, it might be read from end to end. */
  @Override
  public Set<TenantId> waiting() {
    return database
        .sql()
        .select(TENANTS.TENANT_ID)
        .from(TENANTS)
        .where(
            field(
                    select(EVENTS.EVENT_ID)
                        .from(EVENTS)
                        .where(EVENTS.TENANT_ID.eq(TENANTS.TENANT_ID))
                        .and(EVENTS.POSITION.isNull())
                        .limit(1))
                .isNotNull())
        .fetchSet(TENANTS.TENANT_ID);
  }

  @Override
  public Head lock(TenantId tenant) {
    return locked(tenant)
        .orElseGet(() -> {
          begin(Head.first(tenant));
          return locked(tenant).orElseThrow();
        });
  }

  private Optional<Head> locked(TenantId tenant) {
    return database
        .locking()
        .selectFrom(LEDGERS)
        .where(LEDGERS.TENANT_ID.eq(tenant))
        .forUpdate()
        .fetchOptional(JooqLedger::head);
  }

  private void begin(Head head) {
    database.present(
        database
            .sql()
            .insertInto(LEDGERS)
            .set(LEDGERS.TENANT_ID, head.tenant())
            .set(LEDGERS.POSITION, head.position())
            .set(LEDGERS.LINK, head.link().bytes()),
        LEDGERS.POSITION);
  }

  @Override
  public List<Written> notEntered(TenantId tenant, int most) {
    return database
        .sql()
        .selectFrom(EVENTS)
        .where(EVENTS.TENANT_ID.eq(tenant))
        .and(EVENTS.POSITION.isNull())
        .orderBy(EVENTS.TENANT_ID, EVENTS.POSITION, EVENTS.EVENT_ID)
        .limit(most)
        .fetch(WrittenRow::of);
  }

  @Override
  public void enter(List<Entry> entries, Head head) {
    place(entries);
    Rows.changed(
        database
            .locking()
            .update(LEDGERS)
            .set(LEDGERS.POSITION, head.position())
            .set(LEDGERS.LINK, head.link().bytes())
            .where(LEDGERS.TENANT_ID.eq(head.tenant())));
  }

  private void place(List<Entry> entries) {
    BatchBindStep batch =
        database
            .locking()
            .batch(
                database
                    .sql()
                    .update(EVENTS)
                    .set(EVENTS.POSITION, param(EVENTS.POSITION))
                    .set(EVENTS.LINK, param(EVENTS.LINK))
                    .where(EVENTS.TENANT_ID.eq(param(EVENTS.TENANT_ID)))
                    .and(EVENTS.EVENT_ID.eq(param(EVENTS.EVENT_ID)))
                    .and(EVENTS.POSITION.isNull()));
    for (Entry entry : entries) {
      Written written = entry.written();
      batch =
          batch.bind(
              entry.position(), entry.link().bytes(), written.tenant(), written.id().value());
    }
    if (Arrays.stream(batch.execute()).anyMatch(changed -> changed != 1)) {
      throw new IllegalStateException("an event to enter is not there, or was entered before");
    }
  }

  @Override
  public List<Head> heads() {
    return database.sql().selectFrom(LEDGERS).fetch(JooqLedger::head);
  }

  @Override
  public Head base(TenantId tenant) {
    return database
        .sql()
        .selectFrom(LEDGERS)
        .where(LEDGERS.TENANT_ID.eq(tenant))
        .and(LEDGERS.BASE_POSITION.isNotNull())
        .fetchOptional(row ->
            new Head(tenant, row.get(LEDGERS.BASE_POSITION), Link.of(row.get(LEDGERS.BASE_LINK))))
        .orElseGet(() -> Head.first(tenant));
  }

  @Override
  public void forget(Head base) {
    Rows.changed(
        database
            .locking()
            .update(LEDGERS)
            .set(LEDGERS.BASE_POSITION, base.position())
            .set(LEDGERS.BASE_LINK, base.link().bytes())
            .where(LEDGERS.TENANT_ID.eq(base.tenant())));
    int _ =
        database
            .locking()
            .deleteFrom(EVENTS)
            .where(EVENTS.TENANT_ID.eq(base.tenant()))
            .and(EVENTS.POSITION.le(base.position()))
            .execute();
  }

  @Override
  public Optional<Head> head(TenantId tenant) {
    return database
        .sql()
        .selectFrom(LEDGERS)
        .where(LEDGERS.TENANT_ID.eq(tenant))
        .fetchOptional(JooqLedger::head);
  }

  @Override
  public List<Entry> after(TenantId tenant, long position, int most) {
    List<Entry> entries =
        database
            .sql()
            .selectFrom(EVENTS)
            .where(EVENTS.TENANT_ID.eq(tenant))
            .and(EVENTS.POSITION.gt(position))
            .orderBy(EVENTS.TENANT_ID, EVENTS.POSITION)
            .limit(most)
            .fetch(JooqLedger::entry);
    if (!entries.isEmpty()) {
      database.settle();
    }
    return entries;
  }

  /** Sorted by the whole index, or MariaDB would sort by itself. */
  @Override
  public List<Found> back(Stretch stretch, int most) {
    Condition condition = EVENTS.TENANT_ID.eq(stretch.tenant());
    List<OrderField<?>> order = new ArrayList<>(List.of(EVENTS.TENANT_ID.desc()));
    if (stretch.user().isPresent()) {
      condition = condition.and(EVENTS.USER_ID.eq(stretch.user().get()));
      order.add(EVENTS.USER_ID.desc());
    } else if (stretch.actor().isPresent()) {
      condition = condition.and(EVENTS.ACTOR.eq(stretch.actor().get().text()));
      order.add(EVENTS.ACTOR.desc());
    }
    if (stretch.from().isPresent()) {
      condition = condition.and(EVENTS.EVENT_ID.ge(stretch.from().get().value()));
    }
    if (stretch.before().isPresent()) {
      condition = condition.and(EVENTS.EVENT_ID.lt(stretch.before().get().value()));
    }
    order.add(EVENTS.EVENT_ID.desc());
    List<Found> found =
        database
            .sql()
            .selectFrom(EVENTS)
            .where(condition)
            .orderBy(order)
            .limit(most)
            .fetch(JooqLedger::found);
    if (!found.isEmpty()) {
      database.settle();
    }
    return found;
  }

  private static Found found(Record row) {
    Long position = row.get(EVENTS.POSITION);
    return new Found(
        WrittenRow.of(row), position == null ? OptionalLong.empty() : OptionalLong.of(position));
  }

  private static Entry entry(Record row) {
    return new Entry(row.get(EVENTS.POSITION), Link.of(row.get(EVENTS.LINK)), WrittenRow.of(row));
  }

  private static Head head(Record row) {
    return new Head(
        row.get(LEDGERS.TENANT_ID), row.get(LEDGERS.POSITION), Link.of(row.get(LEDGERS.LINK)));
  }
}
