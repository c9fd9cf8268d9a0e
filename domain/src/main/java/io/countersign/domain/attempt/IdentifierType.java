package io.countersign.domain.attempt;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people say who they are with. */
public enum IdentifierType {
  /** An address of electronic mail. */
  EMAIL,
  /** A telephone number. */
  PHONE,
  /** A name that somebody chose. */
  USERNAME,
  /** The application's own id of a user. */
  USER;

  /** The type of this name, if there is one. */
  public static Optional<IdentifierType> named(String text) {
    return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
  }

  /** The name on the wire, for example {@code email}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
