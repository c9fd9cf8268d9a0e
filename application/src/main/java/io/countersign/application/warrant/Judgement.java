package io.countersign.application.warrant;

import io.countersign.domain.factor.FactorType;
import java.time.Duration;
import java.util.Set;

/** Whether a {@link Warrant} entitles a change. */
public sealed interface Judgement {

  /** It does. */
  record Entitled() implements Judgement {}

  /** It does not. */
  record Refused(ProofNeeded needed) implements Judgement {}

  /**
   * What would entitle it (RFC 9470).
   *
   * @param maxAge how long ago the proof may have been given
   * @param factors the user's own that would do; empty if they have none, and the first factor is
   *     what must be fresh
   */
  record ProofNeeded(Duration maxAge, Set<FactorType> factors) {

    /** Keeps a copy. */
    public ProofNeeded {
      factors = Set.copyOf(factors);
    }
  }
}
