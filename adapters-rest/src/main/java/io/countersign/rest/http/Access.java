package io.countersign.rest.http;

import io.countersign.domain.client.Scope;

/** Who may call an operation. */
public sealed interface Access {
  /** Everybody. */
  record Open() implements Access {}

  /** Every valid API key. */
  record AnyKey() implements Access {}

  /** API keys with this scope. */
  record Needs(Scope scope) implements Access {}
}
