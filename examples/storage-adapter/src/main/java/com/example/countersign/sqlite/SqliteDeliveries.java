package com.example.countersign.sqlite;

import io.countersign.application.delivery.Deliveries;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.outgoing.Delivery;
import io.countersign.domain.outgoing.DeliveryId;
import io.countersign.domain.outgoing.DeliveryStatus;
import io.countersign.domain.tenant.TenantId;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** {@link Deliveries} in SQLite. */
record SqliteDeliveries(Sqlite database) implements Deliveries {

  private static final String ONE = " where tenant_id = ? and delivery_id = ?";

  @Override
  public void add(Delivery delivery) {
    database.change(
        "insert into deliveries values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        delivery.tenant(),
        delivery.id(),
        delivery.subject(),
        delivery.channel(),
        delivery.masked(),
        delivery.status(),
        delivery.reason(),
        delivery.transport(),
        delivery.reference(),
        delivery.createdAt(),
        delivery.expiresAt());
  }

  @Override
  public Optional<Delivery> latest(TenantId tenant, UUID subject) {
    return database.first(
        "select * from deliveries where tenant_id = ? and subject_id = ?"
            + " order by created_at desc, delivery_id desc limit 1",
        SqliteDeliveries::delivery,
        tenant,
        subject);
  }

  @Override
  public Optional<Delivery> lock(TenantId tenant, DeliveryId id) {
    database.requireTransaction();
    return database.first(
        "select * from deliveries" + ONE, SqliteDeliveries::delivery, tenant, id);
  }

  @Override
  public Optional<Delivery> find(String transport, String reference) {
    return database.first(
        "select * from deliveries where transport = ? and reference = ? limit 1",
        SqliteDeliveries::delivery,
        transport,
        reference);
  }

  @Override
  public void update(Delivery delivery) {
    database.changeOne(
        "update deliveries set status = ?, reason = ?, transport = ?, reference = ?" + ONE,
        delivery.status(),
        delivery.reason(),
        delivery.transport(),
        delivery.reference(),
        delivery.tenant(),
        delivery.id());
  }

  private static Delivery delivery(Row row) throws SQLException {
    return new Delivery(
        new DeliveryId(row.id("delivery_id")),
        new TenantId(row.text("tenant_id")),
        row.id("subject_id"),
        new Channel(row.text("channel")),
        row.text("masked"),
        DeliveryStatus.valueOf(row.text("status")),
        row.optionalText("reason"),
        row.optionalText("transport"),
        row.optionalText("reference"),
        row.instant("created_at"),
        row.instant("expires_at"));
  }
}
