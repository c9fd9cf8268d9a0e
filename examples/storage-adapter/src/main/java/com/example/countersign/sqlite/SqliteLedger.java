package com.example.countersign.sqlite;

import io.countersign.application.ledger.Ledger;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Head;
import io.countersign.domain.event.Link;
import io.countersign.domain.event.Written;
import io.countersign.domain.tenant.TenantId;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
        "insert into ledgers values (?, ?, ?)",
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
  public Optional<Head> head(TenantId tenant) {
    return database.first(
        "select * from ledgers where tenant_id = ?",
        row -> new Head(tenant, row.number("position"), link(row)),
        tenant);
  }

  @Override
  public List<Entry> after(TenantId tenant, long position, int most) {
    return database.all(
        "select * from events where tenant_id = ? and position > ? order by position limit ?",
        row -> new Entry(row.number("position"), link(row), SqliteEvents.written(row)),
        tenant,
        position,
        most);
  }

  private static Link link(Row row) throws SQLException {
    return Link.of(row.bytes("link").reveal());
  }
}
