package io.countersign.domain.policy;

import io.countersign.domain.factor.FactorType;
import java.util.List;
import java.util.Optional;

/** What a run of a policy comes to next. */
public sealed interface Next {

  /** The run from then on. */
  PolicyRun run();

  /** How it came to that. */
  List<Finding> findings();

  /** The next stage is to be asked. */
  record Ask(PolicyRun run, List<Finding> findings) implements Next {}

  /**
   * One of these factors must be proved.
   *
   * @param names in the order in which they are offered; never empty
   * @param pick whether the user picks one before anything is asked
   */
  record Challenge(PolicyRun run, List<FactorType> names, boolean pick, List<Finding> findings)
      implements Next {}

  /**
   * One of these factors must be enrolled.
   *
   * @param names never empty
   */
  record Enroll(PolicyRun run, List<FactorType> names, List<Finding> findings) implements Next {}

  /**
   * The policy wants nothing more.
   *
   * @param allowed whether it said so, and did not just end
   */
  record Done(PolicyRun run, boolean allowed, List<Finding> findings) implements Next {}

  /**
   * The user is not let in.
   *
   * @param reason lower-case words joined by dashes
   * @param message what the policy says of it
   */
  record Denied(PolicyRun run, String reason, Optional<String> message, List<Finding> findings)
      implements Next {}
}
