package io.countersign.application.policy;

import java.util.Optional;

/** What came of a change of what is asked. Nothing was changed unless it was {@link Activated}. */
public sealed interface ActivationResult {

  /** This version is asked from now on, or none. */
  record Activated(Optional<Integer> version) implements ActivationResult {}

  /** There is no such version. */
  record NoSuchVersion() implements ActivationResult {}

  /** Nothing was ever active before. */
  record NothingBefore() implements ActivationResult {}

  /** It does not compile any more, or nothing here runs it. */
  record NotCompiled(PolicyTrials.Unfit why) implements ActivationResult {}

  /** Another version is active than was expected, or none is. */
  record OtherActive(Optional<Integer> active) implements ActivationResult {}
}
