package io.countersign.domain.policy;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.MfaRequirement;
import java.util.List;

/**
 * One thing that a policy wants, to be done before the next one. Factors are named by their types
 * or variants, in the order in which they are offered; names may be of factors that nobody brought.
 */
public sealed interface Command {

  /**
   * Asks for one factor, and lets the user try the others instead.
   *
   * @param others may be empty: then there is nothing else to try
   */
  record ChallengeWith(FactorType factor, List<FactorType> others) implements Command {

    /** Keeps a copy. */
    public ChallengeWith {
      others = List.copyOf(others);
    }

    /** And nothing else. */
    public ChallengeWith(FactorType factor) {
      this(factor, List.of());
    }
  }

  /**
   * Lets the user pick one of several factors, and asks at once if only one is left.
   *
   * @param factors may be empty: then nothing is usable
   */
  record ChallengeWithAny(List<FactorType> factors) implements Command {

    /** Keeps a copy. */
    public ChallengeWithAny {
      factors = List.copyOf(factors);
    }
  }

  /** Has the user enroll this factor. */
  record EnrollWith(FactorType factor) implements Command {}

  /**
   * Has the user enroll one of these factors.
   *
   * @param factors may be empty: then nothing is usable
   */
  record EnrollWithAny(List<FactorType> factors) implements Command {

    /** Keeps a copy. */
    public EnrollWithAny {
      factors = List.copyOf(factors);
    }
  }

  /**
   * Replaces, at the end and unless something was challenged or enrolled by then, what the tenant
   * demands of everybody; the last one counts.
   *
   * @param rememberedBrowser whether a browser that the user asked to remember spares the challenge
   */
  record Require(MfaRequirement requirement, boolean rememberedBrowser) implements Command {}

  /** Ends the policy: nothing more is due. */
  record Allow() implements Command {}

  /**
   * Ends the policy: the user is not let in.
   *
   * @param reason for the client, as the policy says it; 1 to 255 printable characters
   */
  record Deny(String reason) implements Command {}
}
