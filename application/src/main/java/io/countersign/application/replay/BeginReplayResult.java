package io.countersign.application.replay;

import io.countersign.application.policy.PolicyTrials;

/** What came of beginning a replay. */
public sealed interface BeginReplayResult {

  /** It is done as soon as possible. */
  record Begun(PolicyReplay replay) implements BeginReplayResult {}

  /** There is no such version. */
  record NoSuchVersion() implements BeginReplayResult {}

  /** The draft does not compile, or nothing here runs it. */
  record NotCompiled(PolicyTrials.Unfit why) implements BeginReplayResult {}

  /** The tenant has another one that is not over. */
  record UnderWay(ReplayId other) implements BeginReplayResult {}
}
