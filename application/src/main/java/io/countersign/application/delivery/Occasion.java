package io.countersign.application.delivery;

import java.util.Locale;

/** What a message is about, which decides on its words. */
public enum Occasion {
  SIGN_IN,
  ENROLLMENT,
  REGISTRATION,
  PASSWORD_RESET;

  /** As templates call it: lower-case words joined by dashes. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
