package io.countersign.application.authentication;

import io.countersign.domain.authentication.Progress;
import io.countersign.domain.factor.FactorType;
import java.time.Instant;

/** What came of a response. */
public sealed interface VerifyResult {

  /** It was right. */
  record Verified(Standing standing) implements VerifyResult {}

  /**
   * It was wrong, or right once already, and counts.
   *
   * @param reason for logs and metrics only
   * @param attemptsLeft how many more wrong responses this authentication takes
   */
  record Rejected(FactorType factor, String reason, int attemptsLeft) implements VerifyResult {}

  /**
   * The authenticator took too many wrong responses, and so did the device if it is known. This one
   * was neither looked at nor spent.
   *
   * @param until from when on it may be tried again
   */
  record TooManyGuesses(FactorType factor, Instant until) implements VerifyResult {}

  /**
   * An administrator keeps the user out. The response was neither looked at nor spent.
   *
   * @param until from when on it may be tried again
   */
  record Locked(Instant until) implements VerifyResult {}

  /** This tenant has no such authentication. */
  record NotFound() implements VerifyResult {}

  /** The authentication waits for no response. Nothing was looked at or spent. */
  record NotWaiting(Progress progress) implements VerifyResult {}

  /** The challenged authenticator was revoked in the meantime. Nothing was looked at or spent. */
  record AuthenticatorGone() implements VerifyResult {}

  /** The factor is not loaded (nothing counts then), or failed (and the response counts). */
  record Unavailable(FactorType factor) implements VerifyResult {}
}
