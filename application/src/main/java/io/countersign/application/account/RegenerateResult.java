package io.countersign.application.account;

import io.countersign.application.backupcode.IssuedCodes;
import io.countersign.application.warrant.Judgement.ProofNeeded;

/** What came of asking for new backup codes. */
public sealed interface RegenerateResult {

  /** There are new ones. */
  record Regenerated(IssuedCodes issued) implements RegenerateResult {}

  /** The user has no primary factor that they could stand in for, or the tenant has none. */
  record NotOffered() implements RegenerateResult {}

  /** There is no confirmed set whose used codes could be replaced. */
  record NothingToRefill() implements RegenerateResult {}

  /** Somebody must prove who they are first. */
  record Unproved(ProofNeeded needed) implements RegenerateResult {}
}
