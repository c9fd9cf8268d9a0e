package io.countersign.application.authentication;

import io.countersign.application.delivery.Admission;
import io.countersign.domain.authentication.Progress;

/** What came of choosing another authenticator. */
public sealed interface ChooseResult {

  /** It is challenged now. */
  record Chosen(Standing standing) implements ChooseResult {}

  /** This tenant has no such authentication. */
  record NotFound() implements ChooseResult {}

  /** The authentication waits for no response. */
  record NotWaiting(Progress progress) implements ChooseResult {}

  /** The user has no such authenticator, or its factor is not loaded. */
  record NoSuchChoice() implements ChooseResult {}

  /** A code would have to be sent, and may not be. The challenge before goes on. */
  record NotSent(Admission.Refused refused) implements ChooseResult {}
}
