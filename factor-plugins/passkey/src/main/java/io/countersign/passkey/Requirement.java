package io.countersign.passkey;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How much something is wanted (WebAuthn Level 3 sections 5.4.6 and 5.8.6). */
enum Requirement {
  REQUIRED,
  PREFERRED,
  DISCOURAGED;

  static Set<String> texts() {
    return Arrays.stream(values()).map(Requirement::text).collect(Collectors.toSet());
  }

  static Requirement of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** As it is written in options. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
