package io.countersign.domain.enrollment;

import java.util.UUID;

/** Names one enrollment. Knowing it gives no power. */
public record EnrollmentId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
