package io.countersign.domain.policy;

import io.countersign.domain.factor.FactorType;
import java.util.Set;

/**
 * What a policy knows when it decides.
 *
 * @param enrolled the factors of the user's active authenticators
 * @param available the factors that are loaded and work
 * @param proved the factors proved so far in this authentication
 */
public record Situation(
    Set<FactorType> enrolled, Set<FactorType> available, Set<FactorType> proved) {

  /** Keeps copies. */
  public Situation {
    enrolled = Set.copyOf(enrolled);
    available = Set.copyOf(available);
    proved = Set.copyOf(proved);
  }
}
