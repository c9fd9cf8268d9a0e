package io.countersign.domain.policy;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.Entry;
import java.util.Set;

/**
 * What a policy knows when it decides.
 *
 * @param enrolled the factors of the user's active authenticators, backup codes among them
 * @param available the factors that are loaded and work, backup codes among them
 * @param offered the factors that the user could enroll: they work, and the tenant allows them
 * @param proved the factors proved so far in this authentication
 * @param entry how the user is about to come in
 * @param skipped whether the user chose before not to enroll
 */
public record Situation(
    Set<FactorType> enrolled,
    Set<FactorType> available,
    Set<FactorType> offered,
    Set<FactorType> proved,
    Entry entry,
    boolean skipped) {

  /** Keeps copies. */
  public Situation {
    enrolled = Set.copyOf(enrolled);
    available = Set.copyOf(available);
    offered = Set.copyOf(offered);
    proved = Set.copyOf(proved);
  }
}
