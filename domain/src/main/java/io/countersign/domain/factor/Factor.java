package io.countersign.domain.factor;

import java.time.Instant;
import java.util.Optional;

/**
 * One kind of proof, as pure functions of what the host hands in: no clock, no store, no network.
 *
 * <p>The host keeps the state, encrypted. It enforces around every factor, whatever the factor
 * does: the guess limits, the expiry, that a challenge is answered once, and that of several
 * concurrent successes which changed the same credential only one counts. A factor that throws
 * anything but {@link MalformedField}, or does not return in time, is treated as unavailable: the
 * user is not let in, and the attempt counts.
 *
 * <p>Implementations are safe for use by many threads at once and never print or log a {@link
 * SecretBytes}.
 */
public interface Factor {

  /**
   * Begins the enrollment of a new authenticator.
   *
   * @return what to keep until it is confirmed, and what to show to the user
   * @throws MalformedField if an option is unknown or outside its range; nothing is kept then
   */
  EnrollmentStart begin(EnrollmentRequest request);

  /**
   * Checks the response that proves that the user holds the new authenticator.
   *
   * @param pending what {@link #begin} returned
   * @param now the host's time, never the caller's
   * @return {@link Verification.Verified} with the credential to keep from now on. What this
   *     response spent must be spent in it: a code that confirmed an enrollment signs nobody in.
   * @throws MalformedField if a field is missing, unknown or not of its form. It must not depend on
   *     anything secret: a malformed response is not counted as an attempt.
   */
  Verification confirm(Credential pending, Fields response, Instant now);

  /**
   * Begins again with what was begun: another message to the same destination, another challenge.
   * What the one before would have accepted must not be accepted any more.
   *
   * @param pending what {@link #begin} or this method returned
   * @return the same identity as before, and a new message; nothing if the factor has nothing to
   *     send again
   */
  default Optional<EnrollmentStart> beginAgain(Credential pending, ChallengeRequest request) {
    return Optional.empty();
  }

  /**
   * Makes a challenge for one authenticator of a user.
   *
   * @return what the host keeps until the response, and what to show to the user
   */
  ChallengeStart challenge(Credential credential, ChallengeRequest request);

  /**
   * Checks a response to a challenge. CPU only: it runs inside the transaction that counts it.
   *
   * <p>The response may come from another device than the one that asks: a phone that was sent a
   * {@linkplain ChallengeStart#message message} answers with what it signed, or that its user
   * {@linkplain Verification.Declined declined}. Meanwhile the authentication waits, until it
   * expires.
   *
   * @param credential the authenticator's credential as last kept
   * @param challenge what {@link #challenge} returned
   * @param now the host's time, never the caller's
   * @return {@link Verification.Verified} with the credential to keep from now on, in which
   *     whatever this response used is spent
   * @throws MalformedField as for {@link #confirm}
   */
  Verification verify(
      Credential credential, ChallengeState challenge, Fields response, Instant now);

  /**
   * Says which of the user's authenticators answers, for factors that offer several at once: those
   * that {@link ChallengeRequest#others} had. The host hands its credential to {@link #verify}.
   *
   * @return the identity that {@link Verification.Verified#identity} had; nothing if it is the one
   *     that was asked
   * @throws MalformedField as for {@link #confirm}
   */
  default Optional<SecretBytes> answering(Fields response) {
    return Optional.empty();
  }
}
