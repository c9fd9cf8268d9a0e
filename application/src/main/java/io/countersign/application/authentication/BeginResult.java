package io.countersign.application.authentication;

import io.countersign.application.browser.RecognizedBrowser;
import io.countersign.application.delivery.Admission;
import java.util.Optional;

/** What came of beginning an authentication. */
public sealed interface BeginResult {

  /**
   * It began, and maybe ended at once.
   *
   * @param browser what spared the user the challenge, if a trusted browser did
   */
  record Begun(Standing standing, Optional<RecognizedBrowser> browser) implements BeginResult {}

  /** The first factor is said to have been checked in the future. */
  record FirstFactorInFuture() implements BeginResult {}

  /** The user can only be sent a code, and it may not be sent. */
  record NotSent(Admission.Refused refused) implements BeginResult {}
}
