package io.countersign.application.replay;

import io.countersign.application.policy.CompiledPolicy;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyFailed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Notices when a policy could not be asked for reasons that are not its own, and may be later. */
final class WatchedPolicy {

  private static final String BUSY = "busy";

  /** Everybody else was served first, or whoever asks is to stop. */
  private static final Set<String> NOT_ITS_OWN = Set.of(BUSY, "interrupted");

  private boolean toAskAgain;

  /** Whether it may succeed later. */
  static boolean isToAskAgain(PolicyFailed failed) {
    return NOT_ITS_OWN.contains(failed.code());
  }

  /** What may succeed later. */
  static PolicyFailed toAskAgain(String why) {
    return new PolicyFailed(BUSY, why);
  }

  /** Whether what came of asking means nothing. */
  boolean toAskAgain() {
    return toAskAgain;
  }

  /** The same, watched. */
  Supplier<Optional<CompiledPolicy>> watching(Supplier<Optional<CompiledPolicy>> policy) {
    return () ->
        watched(policy)
            .map(found ->
                new CompiledPolicy(found.version(), found.kind(), new Watched(found.policy())));
  }

  private <T> T watched(Supplier<T> work) {
    try {
      return work.get();
    } catch (PolicyFailed failed) {
      toAskAgain |= isToAskAgain(failed);
      throw failed;
    }
  }

  private final class Watched implements Policy {

    private final Policy policy;

    Watched(Policy policy) {
      this.policy = policy;
    }

    @Override
    public List<String> stages() {
      return watched(policy::stages);
    }

    @Override
    public boolean backupCodesStandIn() {
      return policy.backupCodesStandIn();
    }

    @Override
    public Answer ask(int stage, PolicyEvent event, String memo) {
      return watched(() -> policy.ask(stage, event, memo));
    }
  }
}
