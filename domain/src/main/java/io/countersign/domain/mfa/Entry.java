package io.countersign.domain.mfa;

/** How a user is about to come in. */
public enum Entry {
  /** They are known to the application. */
  SIGN_IN,
  /** They are new to it. */
  REGISTRATION
}
