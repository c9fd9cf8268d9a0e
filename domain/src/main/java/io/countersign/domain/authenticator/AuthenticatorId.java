package io.countersign.domain.authenticator;

import java.util.UUID;

/** Names one authenticator. Knowing it gives no power. */
public record AuthenticatorId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
