package io.countersign.domain.contact;

import io.countersign.domain.attempt.Target;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A code on its way to somebody who may be nobody's user yet, without the code.
 *
 * @param client who asked; nobody else may check it
 * @param as the name under which its factor was asked, such as {@code sms}
 * @param masked what everybody may see of the destination
 * @param target whom it was sent to, as guesses at it are counted; absent where a version that did
 *     not count them sent it
 * @param status as last kept; {@link #statusAt} knows about time
 * @param wrong how many wrong codes it got, over all that were sent
 */
public record ContactVerification(
    ContactVerificationId id,
    TenantId tenant,
    ClientId client,
    FactorType as,
    ContactPurpose purpose,
    String masked,
    Optional<Target> target,
    ContactStatus status,
    int wrong,
    Instant createdAt,
    Instant expiresAt) {

  /** Where it stands now. */
  public ContactStatus statusAt(Instant now) {
    return status == ContactStatus.PENDING && !now.isBefore(expiresAt)
        ? ContactStatus.EXPIRED
        : status;
  }

  /** After the right code. */
  public ContactVerification verified() {
    return with(ContactStatus.VERIFIED, wrong);
  }

  /** After a wrong code; at {@code most} of them it has failed. */
  public ContactVerification guessedWrong(int most) {
    int now = wrong + 1;
    return with(now >= most ? ContactStatus.FAILED : status, now);
  }

  /** How many more wrong codes it takes, 0 or more. */
  public int attemptsLeft(int most) {
    return Math.max(0, most - wrong);
  }

  private ContactVerification with(ContactStatus newStatus, int newWrong) {
    return new ContactVerification(
        id, tenant, client, as, purpose, masked, target, newStatus, newWrong, createdAt, expiresAt);
  }
}
