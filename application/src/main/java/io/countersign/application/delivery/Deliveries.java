package io.countersign.application.delivery;

import io.countersign.domain.outgoing.Delivery;
import io.countersign.domain.outgoing.DeliveryId;
import io.countersign.domain.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;

/** Messages on their way, and how far they got. */
public interface Deliveries {

  /** Keeps a new one. */
  void add(Delivery delivery);

  /** The newest one of a challenge, an enrollment or a contact verification. */
  Optional<Delivery> latest(TenantId tenant, UUID subject);

  /** One of them, locked until the transaction ends. */
  Optional<Delivery> lock(TenantId tenant, DeliveryId id);

  /** The one that a provider knows by this name, if it is not too long ago. */
  Optional<Delivery> find(String transport, String reference);

  /** Keeps how far one got. */
  void update(Delivery delivery);
}
