package io.countersign.domain.authenticator;

import io.countersign.domain.backupcode.BackupCodeRules;
import io.countersign.domain.backupcode.Renewal;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * The backup codes of a user, without the codes. A user has one set at the most.
 *
 * @param id also that of the authenticator that it becomes once it is confirmed
 * @param size how many it has, used ones included
 * @param left how many are not used
 * @param confirmedAt when the user said that they are stored
 */
public record BackupCodeSet(
    AuthenticatorId id,
    TenantId tenant,
    UserId user,
    Status status,
    int size,
    int left,
    Instant createdAt,
    Optional<Instant> confirmedAt) {

  /** Where a set stands. */
  public enum Status {
    /** Shown, and not yet said to be stored: its codes let nobody in. */
    PENDING,
    /** Its codes may be used. */
    CONFIRMED,
    /** None is left, or the rules want a new set: its codes let nobody in any more. */
    EXHAUSTED
  }

  /** A new one. */
  public static BackupCodeSet generated(
      AuthenticatorId id, TenantId tenant, UserId user, int size, Instant now) {
    return new BackupCodeSet(id, tenant, user, Status.PENDING, size, size, now, Optional.empty());
  }

  /** Stored by its user, as they say. */
  public BackupCodeSet confirmed(Instant now) {
    return with(Status.CONFIRMED, size, left, Optional.of(now));
  }

  /** After one was used, which may take the others with it. */
  public BackupCodeSet used(Renewal renewal) {
    int now = renewal == Renewal.ALL ? 0 : left - 1;
    return with(now == 0 ? Status.EXHAUSTED : status, size, now, confirmedAt);
  }

  /** With new codes for the used ones. */
  public BackupCodeSet refilled() {
    return with(status, size, size, confirmedAt);
  }

  /** Whether the user had better renew them. */
  public boolean low() {
    return status == Status.CONFIRMED && left <= BackupCodeRules.LOW;
  }

  private BackupCodeSet with(
      Status newStatus, int newSize, int newLeft, Optional<Instant> newConfirmedAt) {
    return new BackupCodeSet(
        id, tenant, user, newStatus, newSize, newLeft, createdAt, newConfirmedAt);
  }
}
