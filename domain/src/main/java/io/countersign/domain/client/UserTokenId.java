package io.countersign.domain.client;

import java.util.UUID;

/** Names one user token. It is part of the token, and no secret. */
public record UserTokenId(UUID value) implements CallerId {

  @Override
  public String toString() {
    return value.toString();
  }
}
