package io.countersign.application.policy;

import java.util.Optional;

/** What came of saving a policy. Nothing was changed unless it was {@link Saved}. */
public sealed interface SaveResult {

  /**
   * It is kept.
   *
   * @param active whether it is what is asked from now on
   */
  record Saved(PolicyVersion version, boolean active) implements SaveResult {}

  /** It is not of the form that it must have, or nothing here runs it. */
  record NotCompiled(PolicyTrials.Unfit why) implements SaveResult {}

  /** There is no version of which it could take over the secrets. */
  record NoSuchVersion() implements SaveResult {}

  /** Its secrets and those that it would take over are more than there may be. */
  record TooManySecrets() implements SaveResult {}

  /** Another version is active than was expected, or none is. */
  record OtherActive(Optional<Integer> active) implements SaveResult {}
}
