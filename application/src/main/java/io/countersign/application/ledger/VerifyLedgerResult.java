package io.countersign.application.ledger;

import io.countersign.domain.event.Head;
import java.util.Optional;

/** What {@link VerifyLedger} found. */
public sealed interface VerifyLedgerResult {

  /**
   * Everything is as it was entered.
   *
   * @param base what is not kept any more; position 0 if all of it is
   * @param head the last entry that was verified: a checkpoint for the next time
   * @param covered the last signed checkpoint: up to it, nobody who has no signing key could have
   *     replaced anything
   */
  record Intact(Head base, Head head, Optional<GenuineCheckpoint> covered)
      implements VerifyLedgerResult {}

  /**
   * It is not.
   *
   * @param position of the first entry that is not as it was entered; all before it are
   */
  record Broken(long position, Flaw flaw) implements VerifyLedgerResult {}

  /** What is wrong with it. */
  enum Flaw {
    /** There is none at this position. */
    MISSING,
    /** It says something else, or its link does, or another one is in its place. */
    CHANGED,
    /** There are two at one position. */
    ADDED,
    /** What is noted of the end of the ledger is not what its entries say. */
    HEAD,
    /** It and what is before it fit together, but are not what the checkpoint knows. */
    REPLACED,
    /** The same, as a signed checkpoint of the store knows it. */
    CONTRADICTED,
    /** There is a checkpoint at this position that this installation did not sign. */
    FORGED,
    /** This installation did not forget what is before it. */
    BASE
  }
}
