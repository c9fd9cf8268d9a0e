package io.countersign.application.authentication;

import io.countersign.application.policy.PolicyTrials;

/** What came of a simulation. */
public sealed interface SimulationResult {

  /** It ran. */
  record Simulated(Simulation simulation) implements SimulationResult {}

  /** There is no such version. */
  record NoSuchVersion() implements SimulationResult {}

  /** There is no such authentication. */
  record NoSuchAuthentication() implements SimulationResult {}

  /** The draft does not compile, or nothing here runs it. */
  record NotCompiled(PolicyTrials.Unfit why) implements SimulationResult {}
}
