package io.countersign.application.policy;

import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyFailed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * A policy that is asked no further stage after this moment: each has a bound of its own, but there
 * may be many, and whoever asks keeps a connection to the store meanwhile.
 */
record BoundedPolicy(Policy policy, InstantSource clock, Instant end) implements Policy {

  @Override
  public List<String> stages() {
    return policy.stages();
  }

  @Override
  public boolean backupCodesStandIn() {
    return policy.backupCodesStandIn();
  }

  @Override
  public long size() {
    return policy.size();
  }

  @Override
  public Answer ask(int stage, PolicyEvent event, String memo) {
    if (clock.instant().isAfter(end)) {
      throw new PolicyFailed("timed-out", "all stages together take too long");
    }
    return policy.ask(stage, event, memo);
  }
}
