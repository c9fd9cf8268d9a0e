package io.countersign.domain.client;

import java.util.UUID;

/** Names one API key. It is part of the key, and no secret. */
public record ApiKeyId(UUID value) implements CallerId {

  @Override
  public String toString() {
    return value.toString();
  }
}
