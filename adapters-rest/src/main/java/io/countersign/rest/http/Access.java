package io.countersign.rest.http;

import io.countersign.domain.account.UserScope;
import io.countersign.domain.client.Scope;

/** Who may call an operation. */
public sealed interface Access {

  /** Everybody. */
  record Open() implements Access {}

  /** Every valid API key. */
  record AnyKey() implements Access {}

  /** API keys with this scope. */
  record Needs(Scope scope) implements Access {}

  /** API keys with this scope, and every user token; the operation tells them apart. */
  record AlsoUsers(Scope scope) implements Access {}

  /** User tokens with this scope, on their own user's account. */
  record OwnAccount(UserScope scope) implements Access {}

  /** Whether pages in a browser may call it, as far as their tenant allows (CORS). */
  default boolean forBrowsers() {
    return this instanceof AlsoUsers || this instanceof OwnAccount;
  }
}
