package io.countersign.domain.policy;

/** When users without a primary authenticator are asked to enroll one. */
public enum EnrollmentPrompt {
  /** Never, unless a second proof is mandatory: who must have one is asked for it whenever. */
  NONE,
  /** At sign-in only: a registration is let through, even where a second proof is mandatory. */
  SIGN_IN,
  /** At sign-in and at registration. */
  SIGN_IN_AND_REGISTRATION
}
