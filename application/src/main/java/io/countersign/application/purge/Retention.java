package io.countersign.application.purge;

import java.time.Duration;

/**
 * How long rows are kept after their expiry. Idempotency keys, counts of messages, trusted
 * browsers, user tokens, known devices, last places, counters, attempts and replays are not: an
 * expired one means nothing to anybody. Deliveries to webhooks expire when they were kept long
 * enough.
 *
 * @param authentications zero or more; as long as an application may read how one ended, or a
 *     contact verification, or what became of a message
 * @param enrollments zero or more; as long as an application may read how one ended
 * @param events zero or more; as long as it may be read that something happened
 */
public record Retention(Duration authentications, Duration enrollments, Duration events) {

  /** How long rows of this kind are kept after their expiry. */
  Duration of(Perishable kind) {
    return switch (kind) {
      case AUTHENTICATIONS, DELIVERIES, CONTACT_VERIFICATIONS -> authentications;
      case ENROLLMENTS -> enrollments;
      case EVENTS -> events;
      case IDEMPOTENCY_KEYS,
          SEND_COUNTS,
          TRUSTED_BROWSERS,
          USER_TOKENS,
          KNOWN_DEVICES,
          LAST_PLACES,
          COUNTERS,
          ATTEMPTS,
          POLICY_REPLAYS,
          WEBHOOK_DELIVERIES ->
          Duration.ZERO;
    };
  }
}
