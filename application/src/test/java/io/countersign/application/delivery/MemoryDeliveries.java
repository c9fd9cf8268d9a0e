package io.countersign.application.delivery;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.outgoing.Delivery;
import io.countersign.domain.outgoing.DeliveryId;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link Deliveries} in memory. */
public final class MemoryDeliveries implements Deliveries {

  private final MemoryStore store;
  private final MemoryTable<Delivery> deliveries;

  public MemoryDeliveries(MemoryStore store) {
    this.store = store;
    this.deliveries = store.table(Delivery.class);
  }

  @Override
  public void add(Delivery delivery) {
    deliveries.put(delivery, delivery.tenant(), delivery.id());
  }

  @Override
  public Optional<Delivery> latest(TenantId tenant, UUID subject) {
    return deliveries.all().stream()
        .filter(one -> one.tenant().equals(tenant) && one.subject().equals(subject))
        .max(Comparator.comparing(Delivery::createdAt).thenComparing(one -> one.id().toString()));
  }

  @Override
  public Optional<Delivery> lock(TenantId tenant, DeliveryId id) {
    store.requireTransaction();
    return deliveries.get(tenant, id);
  }

  @Override
  public Optional<Delivery> find(String transport, String reference) {
    return deliveries.all().stream()
        .filter(one -> one.transport().equals(Optional.of(transport)))
        .filter(one -> one.reference().equals(Optional.of(reference)))
        .findFirst();
  }

  @Override
  public void update(Delivery delivery) {
    if (deliveries.get(delivery.tenant(), delivery.id()).isEmpty()) {
      throw new IllegalStateException("no such delivery");
    }
    add(delivery);
  }

  /** Forgets some that expired by then, those that expired first, and tells how many. */
  public int forgetExpired(Instant by, int most) {
    List<Delivery> expired =
        deliveries.all().stream()
            .filter(one -> !one.expiresAt().isAfter(by))
            .sorted(Comparator.comparing(Delivery::expiresAt))
            .limit(most)
            .toList();
    expired.forEach(one -> deliveries.remove(one.tenant(), one.id()));
    return expired.size();
  }
}
