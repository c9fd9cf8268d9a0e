package io.countersign.domain.policy;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Decision.Allow;
import io.countersign.domain.policy.Decision.ChallengeWithAny;
import io.countersign.domain.policy.Decision.Deny;
import io.countersign.domain.policy.Decision.EnrollWithAny;
import java.util.Set;
import java.util.stream.Collectors;

/** The first policy of a tenant: whom it asks for a second proof. */
public enum MfaRequirement implements Policy {
  /** Everybody; who has no authenticator yet must enroll one. */
  MANDATORY {
    @Override
    Decision withoutAuthenticator(Situation situation) {
      return situation.available().isEmpty()
          ? new Deny("no-factor-available")
          : new EnrollWithAny(situation.available());
    }
  },
  /** Users who have an authenticator. */
  OPTIONAL {
    @Override
    Decision withoutAuthenticator(Situation situation) {
      return new Allow();
    }
  },
  /** Nobody. */
  OFF {
    @Override
    public Decision decide(Situation situation) {
      return new Allow();
    }

    @Override
    Decision withoutAuthenticator(Situation situation) {
      return new Allow();
    }
  };

  abstract Decision withoutAuthenticator(Situation situation);

  @Override
  public Decision decide(Situation situation) {
    if (!situation.proved().isEmpty()) {
      return new Allow();
    }
    if (situation.enrolled().isEmpty()) {
      return withoutAuthenticator(situation);
    }
    Set<FactorType> usable =
        situation.enrolled().stream()
            .filter(situation.available()::contains)
            .collect(Collectors.toUnmodifiableSet());
    // A factor that is gone takes its users' protection nowhere: they are denied, never let
    // through.
    return usable.isEmpty() ? new Deny("no-usable-factor") : new ChallengeWithAny(usable);
  }
}
