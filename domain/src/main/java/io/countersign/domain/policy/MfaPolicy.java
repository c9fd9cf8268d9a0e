package io.countersign.domain.policy;

import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.EnrollmentPrompt;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.Decision.Allow;
import io.countersign.domain.policy.Decision.ChallengeWithAny;
import io.countersign.domain.policy.Decision.Deny;
import io.countersign.domain.policy.Decision.EnrollWithAny;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is asked where no policy says more.
 *
 * @param requirement whom a second proof is asked of
 * @param prompt when users without a primary authenticator are asked to enroll one
 */
public record MfaPolicy(MfaRequirement requirement, EnrollmentPrompt prompt) {

  /** What is due next. */
  public Decision decide(Situation situation) {
    if (!situation.proved().isEmpty()) {
      return afterProof(situation);
    }
    if (requirement == MfaRequirement.OFF) {
      return new Allow();
    }
    return situation.enrolled().isEmpty() ? withNothing(situation) : withSomething(situation);
  }

  /**
   * One proof is enough, whatever the policy. Who proved a backup code and has nothing else needs
   * something else before the codes run out; where nothing can be enrolled, the proof counts.
   */
  private static Decision afterProof(Situation situation) {
    Set<FactorType> offered = primary(situation.offered());
    boolean emergency =
        primary(situation.proved()).isEmpty() && primary(situation.enrolled()).isEmpty();
    return emergency && !offered.isEmpty() ? new EnrollWithAny(offered, false) : new Allow();
  }

  private Decision withSomething(Situation situation) {
    Set<FactorType> usable = only(situation.enrolled(), situation.available()::contains);
    // A factor that is gone takes its users' protection nowhere: they are denied, never let
    // through.
    return usable.isEmpty() ? new Deny("no-usable-factor") : new ChallengeWithAny(usable);
  }

  private Decision withNothing(Situation situation) {
    boolean mandatory = requirement == MfaRequirement.MANDATORY;
    if (!asks(situation.entry()) || (!mandatory && situation.skipped())) {
      return new Allow();
    }
    Set<FactorType> offered = primary(situation.offered());
    if (offered.isEmpty()) {
      return mandatory ? new Deny("no-factor-available") : new Allow();
    }
    return new EnrollWithAny(offered, !mandatory);
  }

  private boolean asks(Entry entry) {
    return switch (prompt) {
      case NONE -> requirement == MfaRequirement.MANDATORY;
      case SIGN_IN -> entry == Entry.SIGN_IN;
      case SIGN_IN_AND_REGISTRATION -> true;
    };
  }

  private static Set<FactorType> primary(Set<FactorType> factors) {
    return only(factors, factor -> !factor.equals(BackupCode.FACTOR));
  }

  private static Set<FactorType> only(Set<FactorType> factors, Predicate<FactorType> which) {
    return factors.stream().filter(which).collect(Collectors.toUnmodifiableSet());
  }
}
