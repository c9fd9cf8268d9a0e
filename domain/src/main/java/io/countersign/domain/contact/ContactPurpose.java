package io.countersign.domain.contact;

/** What an application wants a code for, which the message says. */
public enum ContactPurpose {
  SIGN_IN,
  REGISTRATION,
  PASSWORD_RESET
}
