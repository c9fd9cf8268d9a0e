package io.countersign.application.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a webhook got.
 *
 * @param cursor the position in its tenant's ledger up to which it was told or has a {@link
 *     WebhookDelivery}
 * @param failingSince since when every attempt failed; absent if the last one did not
 * @param restsUntil when it is told anything again, if it is left alone for a while
 */
public record WebhookProgress(
    long cursor, Optional<Instant> failingSince, Optional<Instant> restsUntil) {

  /** Of one that is told what happens behind that position. */
  public static WebhookProgress at(long cursor) {
    return new WebhookProgress(cursor, Optional.empty(), Optional.empty());
  }

  /** Whether it is left alone for now. A clock that was put back does not make it longer. */
  public boolean rests(Instant now) {
    return restsUntil.filter(now::isBefore).isPresent();
  }
}
