package io.countersign.domain.account;

import java.util.Arrays;
import java.util.Optional;

/** What a user token may do, always on its own user's account. */
public enum UserScope {

  /** See what the account holds. */
  ACCOUNT_READ("account:read"),

  /** Change it; most changes need a fresh proof besides. */
  ACCOUNT_WRITE("account:write");

  private final String text;

  UserScope(String text) {
    this.text = text;
  }

  /** The scope of this name, if there is one. */
  public static Optional<UserScope> named(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
  }

  /** The name on the wire, for example {@code account:read}. */
  public String text() {
    return text;
  }
}
