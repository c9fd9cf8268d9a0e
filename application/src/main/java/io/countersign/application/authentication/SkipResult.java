package io.countersign.application.authentication;

import io.countersign.domain.authentication.Progress;

/** What came of going on without an enrollment. */
public sealed interface SkipResult {

  /** The user may be let in, and is not asked again. */
  record Skipped(Standing standing) implements SkipResult {}

  /** There is no such authentication. */
  record NotFound() implements SkipResult {}

  /**
   * It does not wait for an enrollment that its user may go on without.
   *
   * @param progress where it stands
   */
  record NotSkippable(Progress progress) implements SkipResult {}
}
