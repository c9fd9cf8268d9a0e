package io.countersign.domain.risk;

import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Where a user last came in from.
 *
 * @param at when that was
 */
public record LastPlace(TenantId tenant, UserId user, Place place, Instant at) {

  /** How long it is kept, as in the reference: whoever has that much time can be anywhere. */
  public static final Duration KEPT = Duration.ofDays(2);

  /** What an address may be wrong by, and what one crosses on an ordinary day. */
  private static final double NEAR_KM = 100;

  private static final double FAR_KM = 1_000;
  private static final double TRAIN_KMH = 250;
  private static final double PLANE_KMH = 1_000;

  /** When it is forgotten. */
  public Instant expiresAt() {
    return at.plus(KEPT);
  }

  /** Whether one is replaced by another: a later one, or one before an impossible one. */
  public boolean replacedBy(LastPlace other) {
    return at.isBefore(other.at) || at.isAfter(other.at.plus(KnownDevice.SKEW));
  }

  /** What is to be said of somebody who was there and is here now. */
  public Assessment assess(Place here, Instant now) {
    double kilometers = place.kilometersTo(here);
    if (kilometers <= NEAR_KM) {
      // High: as far as one can tell, they are where they were.
      return said(Confidence.HIGH, "minimal_travel_from_last_login");
    }
    Duration taken = Duration.between(at, now);
    if (!taken.isPositive()) {
      // Low: at two places at once, or a clock that went back: no speed can be told.
      return said(Confidence.LOW, "invalid_travel");
    }
    double speed = (kilometers - NEAR_KM) / (taken.toMillis() / 3_600_000.0);
    if (!(speed <= PLANE_KMH)) {
      // Low: nothing that takes passengers flies as fast.
      return said(Confidence.LOW, "impossible_travel_from_last_login");
    }
    if (kilometers > FAR_KM || speed > TRAIN_KMH) {
      // Medium: people fly, and thieves are far away.
      return said(Confidence.MEDIUM, "substantial_travel_from_last_login");
    }
    // High: a day's drive.
    return said(Confidence.HIGH, "travel_from_last_login");
  }

  private static Assessment said(Confidence confidence, String code) {
    return new Assessment(confidence, code, Map.of());
  }
}
