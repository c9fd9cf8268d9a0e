package io.countersign.domain.policy;

import java.util.Arrays;
import java.util.Optional;

/** How many different kinds of factor were proved, as an authentication context class. */
public enum Acr {
  /** None. */
  NONE("urn:countersign:acr:0fa"),
  /** One. */
  ONE("urn:countersign:acr:1fa"),
  /** Two or more. */
  TWO("urn:countersign:acr:2fa");

  /** What Auth0 and PAPE call the same as {@link #TWO}. */
  private static final String MULTI_FACTOR =
      "http://schemas.openid.net/pape/policies/2007/06/multi-factor";

  private final String text;

  Acr(String text) {
    this.text = text;
  }

  /** The class that this many kinds of factor are. */
  public static Acr of(int kinds) {
    return values()[Math.min(kinds, 2)];
  }

  /** The class of this name, if it is one of ours or another name of one. */
  public static Optional<Acr> named(String text) {
    return text.equals(MULTI_FACTOR)
        ? Optional.of(TWO)
        : Arrays.stream(values()).filter(acr -> acr.text.equals(text)).findFirst();
  }

  /** The name in an assertion. */
  public String text() {
    return text;
  }
}
