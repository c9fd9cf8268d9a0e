package io.countersign.domain.enrollment;

import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * The way of one authenticator from begin to confirm, without its pending credential.
 *
 * @param status as last kept; {@link #statusAt} knows about time
 * @param wrong how many wrong responses it got
 * @param fingerprint what no other authenticator of the user may have
 * @param authentication the authentication that demanded it and goes on when it is confirmed
 * @param authenticator what it became, once confirmed
 */
public record Enrollment(
    EnrollmentId id,
    TenantId tenant,
    UserId user,
    FactorType factor,
    Label label,
    EnrollmentStatus status,
    int wrong,
    Optional<Fingerprint> fingerprint,
    Optional<AuthenticationId> authentication,
    Optional<AuthenticatorId> authenticator,
    Instant createdAt,
    Instant expiresAt) {

  /** Where it stands now. */
  public EnrollmentStatus statusAt(Instant now) {
    return status == EnrollmentStatus.PENDING && !now.isBefore(expiresAt)
        ? EnrollmentStatus.EXPIRED
        : status;
  }

  /** The authenticator that it becomes. */
  public Authenticator becomes(AuthenticatorId newId, Instant now) {
    return Authenticator.bound(newId, tenant, user, factor, label, now).used(now);
  }

  /** After the right response. */
  public Enrollment confirmed(AuthenticatorId newId) {
    return with(EnrollmentStatus.CONFIRMED, wrong, Optional.of(newId));
  }

  /** After a wrong response; at {@code most} of them it has failed. */
  public Enrollment guessedWrong(int most) {
    int now = wrong + 1;
    return with(now >= most ? EnrollmentStatus.FAILED : status, now, authenticator);
  }

  /**
   * How many more wrong responses it takes, 0 or more: the limit may have been lowered meanwhile.
   */
  public int attemptsLeft(int most) {
    return Math.max(0, most - wrong);
  }

  /** Called off. */
  public Enrollment canceled() {
    return with(EnrollmentStatus.CANCELED, wrong, authenticator);
  }

  private Enrollment with(
      EnrollmentStatus newStatus, int newWrong, Optional<AuthenticatorId> newAuthenticator) {
    return new Enrollment(
        id,
        tenant,
        user,
        factor,
        label,
        newStatus,
        newWrong,
        fingerprint,
        authentication,
        newAuthenticator,
        createdAt,
        expiresAt);
  }
}
