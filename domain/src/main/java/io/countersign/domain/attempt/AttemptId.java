package io.countersign.domain.attempt;

import java.util.UUID;

/** Names one reserved attempt. Knowing it gives no power. */
public record AttemptId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
