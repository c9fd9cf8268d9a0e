package io.countersign.domain.lockout;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody guesses at. A right guess at one clears no wrong ones at another. */
public enum AttemptAction {
  /** The password that the application checks. */
  PASSWORD,
  /** A code for signing in. */
  SIGN_IN,
  /** A code for registering. */
  REGISTRATION,
  /** A code for a new password. */
  PASSWORD_RESET,
  /** A code for binding an authenticator. */
  ENROLLMENT;

  /** The action of this name, if there is one. */
  public static Optional<AttemptAction> named(String text) {
    return Arrays.stream(values()).filter(action -> action.text().equals(text)).findFirst();
  }

  /** The name on the wire, for example {@code sign-in}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
