package io.countersign.domain.authentication;

import java.util.UUID;

/** Names one authentication. Whoever knows it can at most answer its challenge. */
public record AuthenticationId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
