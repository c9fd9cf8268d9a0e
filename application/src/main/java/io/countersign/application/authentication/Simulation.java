package io.countersign.application.authentication;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Decision;
import io.countersign.domain.policy.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What would become of somebody.
 *
 * @param version of the policy that was asked; absent if it was a draft, or the tenant has none
 * @param steps what would be due, one after the other
 * @param end how it would end
 * @param message what the policy says to a user who is not let in
 * @param trace how it came to all that, oldest first
 */
public record Simulation(
    Optional<Integer> version,
    List<Step> steps,
    End end,
    Optional<String> message,
    List<Finding> trace) {

  /** Keeps copies. */
  public Simulation {
    steps = List.copyOf(steps);
    trace = List.copyOf(trace);
  }

  /**
   * One thing that would be due.
   *
   * @param browserSpares whether a remembered browser would spare the user
   * @param proved what they prove
   */
  public record Step(Decision decision, boolean browserSpares, Optional<FactorType> proved) {}

  /** How it ends. */
  public enum End {
    /** The user is let in. */
    ALLOWED,
    /** The user is not let in. */
    DENIED,
    /** Something is due, and it is not said what the user proves. */
    WAITING,
    /** Something is due, and what the user proves is something else. */
    NOT_ASKED_FOR
  }
}
