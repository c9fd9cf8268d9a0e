package io.countersign.application.account;

import io.countersign.application.backupcode.IssuedCodes;
import io.countersign.application.warrant.Judgement.ProofNeeded;

/** What came of asking to see backup codes again. */
public sealed interface ViewResult {

  /** These are left. */
  record Viewed(IssuedCodes issued) implements ViewResult {}

  /** The user has no set. */
  record NoCodes() implements ViewResult {}

  /** The tenant shows codes once, or did when these were made. */
  record NotViewable() implements ViewResult {}

  /** Somebody must prove who they are first. */
  record Unproved(ProofNeeded needed) implements ViewResult {}
}
