package com.example.countersign.sqlite;

import io.countersign.application.event.Events;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.Actor;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.Provenance;
import io.countersign.domain.event.Written;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@link Events} in SQLite. As text, ids compare as their bytes do. */
record SqliteEvents(Sqlite database) implements Events {

  private static final String OF_USER = "select * from events where tenant_id = ? and user_id = ?";
  private static final String NEWEST = " order by event_id desc limit ?";

  @Override
  public void append(Event event) {
    database.requireTransaction();
    Written written = Written.of(event);
    database.change(
        "insert into events (tenant_id, event_id, user_id, type, happened_at, client, data, actor, source,"
            + " trace) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        written.tenant(),
        written.id(),
        written.user(),
        written.type(),
        written.at(),
        written.client(),
        written.data(),
        written.provenance().actor(),
        written.provenance().source(),
        written.provenance().trace());
  }

  @Override
  public List<Event> ofUser(TenantId tenant, UserId user, Optional<EventId> before, int most) {
    List<Written> found =
        before.isPresent()
            ? database.all(
                OF_USER + " and event_id < ?" + NEWEST,
                SqliteEvents::written,
                tenant,
                user,
                before,
                most)
            : database.all(OF_USER + NEWEST, SqliteEvents::written, tenant, user, most);
    return found.stream().map(Written::event).flatMap(Optional::stream).toList();
  }

  /** The event of a row, word for word. */
  static Written written(Row row) throws SQLException {
    return new Written(
        new EventId(row.id("event_id")),
        new TenantId(row.text("tenant_id")),
        row.optionalText("user_id").map(UserId::new),
        row.text("type"),
        row.instant("happened_at"),
        row.optionalText("client").map(ClientId::new),
        row.text("data"),
        new Provenance(
            row.optionalText("actor").map(Actor::new),
            row.optionalText("source"),
            row.optionalText("trace")));
  }
}
