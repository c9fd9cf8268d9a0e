package io.countersign.domain.outgoing;

import io.countersign.domain.factor.Channel;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One message on its way, without its content.
 *
 * @param subject the challenge, enrollment or contact verification that it belongs to
 * @param masked what everybody may see of the destination
 * @param reason why it failed, lower-case words joined by dashes
 * @param transport what took it, or failed last
 * @param reference the provider's name for it
 * @param expiresAt when its code is worth nothing any more: it is not sent after that
 */
public record Delivery(
    DeliveryId id,
    TenantId tenant,
    UUID subject,
    Channel channel,
    String masked,
    DeliveryStatus status,
    Optional<String> reason,
    Optional<String> transport,
    Optional<String> reference,
    Instant createdAt,
    Instant expiresAt) {

  /** A new one. */
  public static Delivery begun(
      DeliveryId id,
      TenantId tenant,
      UUID subject,
      Channel channel,
      String masked,
      Instant now,
      Instant expiresAt) {
    return new Delivery(
        id,
        tenant,
        subject,
        channel,
        masked,
        DeliveryStatus.PENDING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now,
        expiresAt);
  }

  /** How far it got by now: one that nobody sent in time is not sent any more. */
  public Delivery at(Instant now) {
    return status == DeliveryStatus.PENDING && !now.isBefore(expiresAt)
        ? failed("expired", transport)
        : this;
  }

  /** A provider took it. */
  public Delivery sent(String by, Optional<String> newReference) {
    return with(DeliveryStatus.SENT, Optional.empty(), Optional.of(by), newReference);
  }

  /** Nobody took it. */
  public Delivery failed(String why, Optional<String> by) {
    return with(DeliveryStatus.FAILED, Optional.of(why), by, reference);
  }

  /** As its provider reports, be it late. */
  public Delivery reported(Optional<String> failure) {
    return with(
        failure.isPresent() ? DeliveryStatus.FAILED : DeliveryStatus.DELIVERED,
        failure,
        transport,
        reference);
  }

  private Delivery with(
      DeliveryStatus newStatus,
      Optional<String> newReason,
      Optional<String> newTransport,
      Optional<String> newReference) {
    return new Delivery(
        id,
        tenant,
        subject,
        channel,
        masked,
        newStatus,
        newReason,
        newTransport,
        newReference,
        createdAt,
        expiresAt);
  }
}
