package io.countersign.server.plugin;

import java.util.Locale;

/** Why an archive is not used. */
public enum Reason {
  /** It cannot be read, is no archive or is damaged. */
  UNREADABLE,
  /** It has entries that would be written to somewhere else, or that are no plain files. */
  UNSAFE_ENTRY,
  /** It is larger than a plugin may be, packed or unpacked. */
  TOO_LARGE,
  /** Nobody who is trusted has signed it. */
  UNTRUSTED,
  /** It does not say what a plugin must say about itself. */
  INVALID_DESCRIPTOR,
  /** It requires another version of the SPI. */
  OTHER_SPI_VERSION,
  /** It brings nothing, or more than an archive may. */
  WRONG_CONTENT,
  /** Its code failed, or did not come back. */
  DOES_NOT_START,
  /** It does not take the settings it was given. */
  INVALID_SETTINGS,
  /** Another archive brings something of that name. */
  DUPLICATE;

  /** For metrics and answers: {@code unsafe-entry}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
