package io.countersign.domain.contact;

import java.util.UUID;

/** Names one contact verification. Knowing it gives no power. */
public record ContactVerificationId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
