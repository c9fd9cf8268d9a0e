package io.countersign.domain.risk;

import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * Something by which a device of a user is known again: the token that the application keeps there,
 * or what its browser calls itself. There is one for each.
 *
 * @param mark a keyed hash of it, 32 bytes
 * @param seenAt when the user last came in with it
 * @param expiresAt when it is forgotten
 */
public record KnownDevice(
    TenantId tenant, UserId user, SecretBytes mark, Instant seenAt, Instant expiresAt) {

  /** How many a user has at the most; with one more the one that was not seen longest goes. */
  public static final int MOST = 40;

  /** How far the clocks of two nodes may be apart. What was seen later than that was not. */
  public static final Duration SKEW = Duration.ofMinutes(5);

  /** How long one is as good as just seen: so often a device is written down. */
  private static final Duration JUST = Duration.ofHours(1);

  /** One that was just seen. */
  public KnownDevice(
      TenantId tenant, UserId user, SecretBytes mark, Instant seenAt, Duration window) {
    this(tenant, user, mark, seenAt, seenAt.plus(window));
  }

  /**
   * Whether it still counts.
   *
   * @param window how long it does after it was seen; one that was kept for a shorter time is
   *     forgotten then
   */
  public boolean knownAt(Instant now, Duration window) {
    return now.isBefore(expiresAt)
        && now.isBefore(seenAt.plus(window))
        && !seenAt.isAfter(now.plus(SKEW));
  }

  /** Whether another sight of it, then, need not be written down. */
  public boolean justSeen(Instant now, Duration window) {
    return knownAt(now, window) && now.isBefore(seenAt.plus(JUST));
  }

  /**
   * Whether a sight at that time replaces this one: a later one, or one before an impossible one.
   */
  public boolean replacedBy(Instant at) {
    return seenAt.isBefore(at) || seenAt.isAfter(at.plus(SKEW));
  }
}
