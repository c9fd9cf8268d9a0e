package io.countersign.domain.policy;

import io.countersign.domain.factor.FactorType;
import java.util.List;
import java.util.Set;

/** What a policy wants next. */
public sealed interface Decision {

  /** Nothing more is due. */
  record Allow() implements Decision {}

  /**
   * One of these factors must be proved, whichever the user would be asked for first.
   *
   * @param factors never empty
   */
  record ChallengeWithAny(Set<FactorType> factors) implements Decision {}

  /**
   * One of these must be proved, and nothing else will do.
   *
   * @param names of factors or variants, in the order in which they are offered; never empty
   * @param pick whether the user picks one before anything is asked
   */
  record Offer(List<FactorType> names, boolean pick) implements Decision {

    /** Keeps a copy. */
    public Offer {
      names = List.copyOf(names);
    }
  }

  /**
   * One of these factors must be enrolled.
   *
   * @param factors never empty
   * @param skippable whether the user may go on without
   */
  record EnrollWithAny(Set<FactorType> factors, boolean skippable) implements Decision {}

  /**
   * The user is not let in.
   *
   * @param reason for the client and the log, lower-case words joined by dashes
   */
  record Deny(String reason) implements Decision {}
}
