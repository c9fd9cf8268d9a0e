package io.countersign.persistence.delivery;

import static io.countersign.persistence.generated.Tables.DELIVERIES;

import io.countersign.application.delivery.Deliveries;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.outgoing.Delivery;
import io.countersign.domain.outgoing.DeliveryId;
import io.countersign.domain.outgoing.DeliveryStatus;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Rows;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;

/** {@link Deliveries} in a database. */
public final class JooqDeliveries implements Deliveries {

  private final Database database;

  public JooqDeliveries(Database database) {
    this.database = database;
  }

  @Override
  public void add(Delivery delivery) {
    database
        .sql()
        .insertInto(DELIVERIES)
        .set(DELIVERIES.TENANT_ID, delivery.tenant())
        .set(DELIVERIES.DELIVERY_ID, delivery.id().value())
        .set(DELIVERIES.SUBJECT_ID, delivery.subject())
        .set(DELIVERIES.CHANNEL, delivery.channel().value())
        .set(DELIVERIES.MASKED, delivery.masked())
        .set(DELIVERIES.STATUS, delivery.status().name())
        .set(DELIVERIES.REASON, delivery.reason().orElse(null))
        .set(DELIVERIES.TRANSPORT, delivery.transport().orElse(null))
        .set(DELIVERIES.REFERENCE, delivery.reference().orElse(null))
        .set(DELIVERIES.CREATED_AT, delivery.createdAt())
        .set(DELIVERIES.EXPIRES_AT, delivery.expiresAt())
        .execute();
  }

  @Override
  public Optional<Delivery> latest(TenantId tenant, UUID subject) {
    return database
        .sql()
        .selectFrom(DELIVERIES)
        .where(DELIVERIES.TENANT_ID.eq(tenant))
        .and(DELIVERIES.SUBJECT_ID.eq(subject))
        .orderBy(DELIVERIES.CREATED_AT.desc(), DELIVERIES.DELIVERY_ID.desc())
        .limit(1)
        .fetchOptional(JooqDeliveries::delivery);
  }

  @Override
  public Optional<Delivery> lock(TenantId tenant, DeliveryId id) {
    return database
        .locking()
        .selectFrom(DELIVERIES)
        .where(is(tenant, id))
        .forUpdate()
        .fetchOptional(JooqDeliveries::delivery);
  }

  @Override
  public Optional<Delivery> find(String transport, String reference) {
    return database
        .sql()
        .selectFrom(DELIVERIES)
        .where(DELIVERIES.TRANSPORT.eq(transport))
        .and(DELIVERIES.REFERENCE.eq(reference))
        .limit(1)
        .fetchOptional(JooqDeliveries::delivery);
  }

  @Override
  public void update(Delivery delivery) {
    Rows.changed(
        database
            .sql()
            .update(DELIVERIES)
            .set(DELIVERIES.STATUS, delivery.status().name())
            .set(DELIVERIES.REASON, delivery.reason().orElse(null))
            .set(DELIVERIES.TRANSPORT, delivery.transport().orElse(null))
            .set(DELIVERIES.REFERENCE, delivery.reference().orElse(null))
            .where(is(delivery.tenant(), delivery.id())));
  }

  private static Condition is(TenantId tenant, DeliveryId id) {
    return DELIVERIES.TENANT_ID.eq(tenant).and(DELIVERIES.DELIVERY_ID.eq(id.value()));
  }

  private static Delivery delivery(Record row) {
    return new Delivery(
        new DeliveryId(row.get(DELIVERIES.DELIVERY_ID)),
        row.get(DELIVERIES.TENANT_ID),
        row.get(DELIVERIES.SUBJECT_ID),
        new Channel(row.get(DELIVERIES.CHANNEL)),
        row.get(DELIVERIES.MASKED),
        DeliveryStatus.valueOf(row.get(DELIVERIES.STATUS)),
        Optional.ofNullable(row.get(DELIVERIES.REASON)),
        Optional.ofNullable(row.get(DELIVERIES.TRANSPORT)),
        Optional.ofNullable(row.get(DELIVERIES.REFERENCE)),
        row.get(DELIVERIES.CREATED_AT),
        row.get(DELIVERIES.EXPIRES_AT));
  }
}
