package io.countersign.domain.attempt;

import java.util.Locale;

/** Whose guesses at an identifier are counted together. */
public enum Audience {
  /** Everybody whose device is not known. */
  EVERYONE,
  /** One device with which the user came in before. */
  KNOWN_DEVICE,
  /** One address of those of everybody. */
  SOURCE,
  /** Whoever binds an authenticator to the user. */
  ENROLLMENT;

  /** The name on the wire, for example {@code known-device}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
