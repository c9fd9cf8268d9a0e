package io.countersign.application.contact;

import io.countersign.application.delivery.Deliveries;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.contact.ContactStatus;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.contact.ContactVerificationId;
import io.countersign.domain.outgoing.Delivery;
import io.countersign.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Optional;

/** Where does it stand, and did the code arrive? */
public final class ReadContactVerification {

  /** A contact verification with its status at the time of the answer. */
  public record Read(
      ContactVerification verification, ContactStatus status, Optional<Delivery> delivery) {}

  private final ContactVerifications verifications;
  private final Deliveries deliveries;
  private final InstantSource clock;

  public ReadContactVerification(
      ContactVerifications verifications, Deliveries deliveries, InstantSource clock) {
    this.verifications = verifications;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * @return nothing if this client of the tenant began no such verification
   */
  public Optional<Read> read(TenantId tenant, ClientId client, ContactVerificationId id) {
    return verifications
        .find(tenant, id)
        .filter(found -> found.client().equals(client))
        .map(found ->
            new Read(
                found,
                found.statusAt(clock.instant()),
                deliveries
                    .latest(tenant, found.id().value())
                    .map(delivery -> delivery.at(clock.instant()))));
  }
}
