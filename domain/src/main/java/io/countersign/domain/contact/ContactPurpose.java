package io.countersign.domain.contact;

import io.countersign.domain.lockout.AttemptAction;

/** What an application wants a code for, which the message says. */
public enum ContactPurpose {
  SIGN_IN(AttemptAction.SIGN_IN),
  REGISTRATION(AttemptAction.REGISTRATION),
  PASSWORD_RESET(AttemptAction.PASSWORD_RESET);

  private final AttemptAction action;

  ContactPurpose(AttemptAction action) {
    this.action = action;
  }

  /** As what wrong codes are counted. */
  public AttemptAction action() {
    return action;
  }
}
