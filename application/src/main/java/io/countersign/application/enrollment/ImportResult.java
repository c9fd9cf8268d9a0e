package io.countersign.application.enrollment;

import io.countersign.domain.authenticator.Authenticator;

/** What came of importing an authenticator. */
public sealed interface ImportResult {

  /** It is bound. */
  record Imported(Authenticator authenticator) implements ImportResult {}

  /** No such factor is loaded. */
  record UnknownFactor() implements ImportResult {}

  /** The factor's authenticators cannot be bound without their user. */
  record NotImportable() implements ImportResult {}

  /** The user has bound the same thing already. */
  record AlreadyBound() implements ImportResult {}
}
