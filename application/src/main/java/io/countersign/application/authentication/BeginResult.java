package io.countersign.application.authentication;

/** What came of beginning an authentication. */
public sealed interface BeginResult {

  /** It began, and maybe ended at once. */
  record Begun(Standing standing) implements BeginResult {}

  /** The first factor is said to have been checked in the future. */
  record FirstFactorInFuture() implements BeginResult {}
}
