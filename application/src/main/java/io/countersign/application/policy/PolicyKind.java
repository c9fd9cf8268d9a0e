package io.countersign.application.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In what a policy is written. */
public enum PolicyKind {
  /** A document of ordered rules with conditions in CEL. */
  RULES,
  /** Scripts with the interface of Auth0's post-login Actions. */
  ACTIONS;

  /** The kind of this name, if there is one. */
  public static Optional<PolicyKind> named(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }

  /** The name on the wire, for example {@code rules}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
