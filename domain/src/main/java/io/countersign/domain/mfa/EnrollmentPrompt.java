package io.countersign.domain.mfa;

/** When users without a primary authenticator are asked to enroll one. */
public enum EnrollmentPrompt {
  /**
   * Whenever a second proof is mandatory, and never otherwise: who must have an authenticator is
   * asked for one, at registration, too.
   */
  NONE,
  /** At sign-in only: a registration is let through, even where a second proof is mandatory. */
  SIGN_IN,
  /** At sign-in and at registration. */
  SIGN_IN_AND_REGISTRATION
}
