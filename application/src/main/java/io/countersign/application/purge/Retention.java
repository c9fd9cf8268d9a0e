package io.countersign.application.purge;

import java.time.Duration;

/**
 * How long rows are kept after their expiry. Idempotency keys are not: an expired one means nothing
 * to anybody.
 *
 * @param authentications zero or more; as long as an application may read how one ended
 * @param enrollments zero or more; as long as an application may read how one ended
 */
public record Retention(Duration authentications, Duration enrollments) {

  /** How long rows of this kind are kept after their expiry. */
  Duration of(Perishable kind) {
    return switch (kind) {
      case AUTHENTICATIONS -> authentications;
      case ENROLLMENTS -> enrollments;
      case IDEMPOTENCY_KEYS -> Duration.ZERO;
    };
  }
}
