package com.example.countersign.sqlite;

import io.countersign.application.ledger.Found;
import io.countersign.application.ledger.Ledger;
import io.countersign.application.ledger.Stretch;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Head;
import io.countersign.domain.event.Link;
import io.countersign.domain.event.Written;
import io.countersign.domain.tenant.TenantId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** {@link Ledger} in SQLite. */
record SqliteLedger(Sqlite database) implements Ledger {

  @Override
  public Set<TenantId> waiting() {
    return new HashSet<>(
        database.all(
            "select tenant_id from tenants where exists (select 1 from events"
                + " where events.tenant_id = tenants.tenant_id and position is null)",
            row -> new TenantId(row.text("tenant_id"))));
  }

  /** One transaction runs after the other. */
  @Override
  public Head lock(TenantId tenant) {
    database.requireTransaction();
    return head(tenant).orElseGet(() -> begun(Head.first(tenant)));
  }

  private Head begun(Head head) {
    database.change(
        "insert into ledgers (tenant_id, position, link) values (?, ?, ?)",
        head.tenant(),
        head.position(),
        head.link().bytes());
    return head;
  }

  @Override
  public List<Written> notEntered(TenantId tenant, int most) {
    return database.all(
        "select * from events where tenant_id = ? and position is null order by event_id limit ?",
        SqliteEvents::written,
        tenant,
        most);
  }

  @Override
  public void enter(List<Entry> entries, Head head) {
    database.requireTransaction();
    for (Entry entry : entries) {
      database.changeOne(
          "update events set position = ?, link = ?"
              + " where tenant_id = ? and event_id = ? and position is null",
          entry.position(),
          entry.link().bytes(),
          entry.written().tenant(),
          entry.written().id());
    }
    database.changeOne(
        "update ledgers set position = ?, link = ? where tenant_id = ?",
        head.position(),
        head.link().bytes(),
        head.tenant());
  }

  @Override
  public List<Head> heads() {
    return database.all("select * from ledgers", SqliteLedger::head);
  }

  @Override
  public Head base(TenantId tenant) {
    return database
        .first(
            "select * from ledgers where tenant_id = ? and base_position is not null",
            row -> new Head(tenant, row.number("base_position"), link(row, "base_link")),
            tenant)
        .orElseGet(() -> Head.first(tenant));
  }

  @Override
  public void forget(Head base) {
    database.requireTransaction();
    database.changeOne(
        "update ledgers set base_position = ?, base_link = ? where tenant_id = ?",
        base.position(),
        base.link().bytes(),
        base.tenant());
    database.change(
        "delete from events where tenant_id = ? and position <= ?",
        base.tenant(),
        base.position());
  }

  @Override
  public Optional<Head> head(TenantId tenant) {
    return database.first(
        "select * from ledgers where tenant_id = ?",
        SqliteLedger::head,
        tenant);
  }

  @Override
  public List<Entry> after(TenantId tenant, long position, int most) {
    return database.all(
        "select * from events where tenant_id = ? and position > ? order by position limit ?",
        row -> new Entry(row.number("position"), link(row, "link"), SqliteEvents.written(row)),
        tenant,
        position,
        most);
  }

  @Override
  public List<Found> back(Stretch stretch, int most) {
    StringBuilder sql = new StringBuilder("select * from events where tenant_id = ?");
    List<Object> values = new ArrayList<>(List.of(stretch.tenant()));
    if (stretch.user().isPresent()) {
      sql.append(" and user_id = ?");
      values.add(stretch.user().get());
    } else if (stretch.actor().isPresent()) {
      sql.append(" and actor = ?");
      values.add(stretch.actor().get());
    }
    stretch.from().ifPresent(from -> {
      sql.append(" and event_id >= ?");
      values.add(from);
    });
    stretch.before().ifPresent(before -> {
      sql.append(" and event_id < ?");
      values.add(before);
    });
    values.add(most);
    return database.all(
        sql.append(" order by event_id desc limit ?").toString(),
        SqliteLedger::found,
        values.toArray());
  }

  private static Found found(Row row) throws SQLException {
    return new Found(
        SqliteEvents.written(row),
        row.has("position") ? OptionalLong.of(row.number("position")) : OptionalLong.empty());
  }

  private static Link link(Row row, String column) throws SQLException {
    return Link.of(row.bytes(column).reveal());
  }

  private static Head head(Row row) throws SQLException {
    return new Head(
        new TenantId(row.text("tenant_id")), row.number("position"), link(row, "link"));
  }
}
