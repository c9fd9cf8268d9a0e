package io.countersign.domain.outgoing;

import java.util.UUID;

/** Names one message on its way. */
public record DeliveryId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
