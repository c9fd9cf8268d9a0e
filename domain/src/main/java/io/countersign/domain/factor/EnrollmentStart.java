package io.countersign.domain.factor;

import java.util.Optional;

/**
 * A begun enrollment.
 *
 * @param pending kept, encrypted, until the enrollment is confirmed, canceled or expired
 * @param identity what makes the authenticator this one and no other: the seed, the phone number.
 *     The host keeps only a keyed hash of it and never binds the same identity to a user twice, so
 *     that one proof cannot count for two authenticators. If it is known only when the enrollment
 *     is confirmed, {@link Verification.Verified#identity} has it.
 * @param shown what the caller shows to the user, once
 * @param message what is to be sent to the user
 */
public record EnrollmentStart(
    Credential pending, Optional<SecretBytes> identity, Shown shown, Optional<Message> message) {

  /** One that sends nothing. */
  public EnrollmentStart(Credential pending, Optional<SecretBytes> identity, Shown shown) {
    this(pending, identity, shown, Optional.empty());
  }
}
