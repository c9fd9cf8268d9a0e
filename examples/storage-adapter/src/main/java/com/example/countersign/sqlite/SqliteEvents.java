package com.example.countersign.sqlite;

import io.countersign.application.event.EventText;
import io.countersign.application.event.Events;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.EventType;
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
    database.change(
        "insert into events values (?, ?, ?, ?, ?, ?, ?)",
        event.tenant(),
        event.id(),
        event.user(),
        event.type().text(),
        event.at(),
        event.client(),
        EventText.write(event.data()));
  }

  @Override
  public List<Event> ofUser(TenantId tenant, UserId user, Optional<EventId> before, int most) {
    List<Optional<Event>> found =
        before.isPresent()
            ? database.all(
                OF_USER + " and event_id < ?" + NEWEST,
                SqliteEvents::event,
                tenant,
                user,
                before,
                most)
            : database.all(OF_USER + NEWEST, SqliteEvents::event, tenant, user, most);
    return found.stream().flatMap(Optional::stream).toList();
  }

  /** Nothing for a type that only a later version knows. */
  private static Optional<Event> event(Row row) throws SQLException {
    Optional<EventType> known = EventType.named(row.text("type"));
    if (known.isEmpty()) {
      return Optional.empty();
    }
    EventType type = known.get();
    return Optional.of(
        new Event(
            new EventId(row.id("event_id")),
            new TenantId(row.text("tenant_id")),
            row.optionalText("user_id").map(UserId::new),
            type,
            row.instant("happened_at"),
            row.optionalText("client").map(ClientId::new),
            EventText.read(type, row.text("data"))));
  }
}
