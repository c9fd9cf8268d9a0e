package io.countersign.application.account;

import io.countersign.application.warrant.Judgement.ProofNeeded;
import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.factor.SecretBytes;

/** What came of asking to remember a browser. */
public sealed interface RememberResult {

  /**
   * It is trusted from now on.
   *
   * @param token what it is to keep, as ASCII; shown once and kept nowhere
   */
  record Remembered(TrustedBrowser browser, SecretBytes token) implements RememberResult {}

  /** The tenant has no browsers remembered. */
  record Off() implements RememberResult {}

  /**
   * The authentication does not vouch for it, or did for another one.
   *
   * @param needed what would: any of the user's factors, proved anew
   */
  record Unproved(ProofNeeded needed) implements RememberResult {}
}
