package io.countersign.domain.outgoing;

/** How far a message got. */
public enum DeliveryStatus {
  /** It is being sent. */
  PENDING,
  /** A provider took it. */
  SENT,
  /** The provider says that it arrived. */
  DELIVERED,
  /** It was not sent, or the provider says that it did not arrive. */
  FAILED
}
