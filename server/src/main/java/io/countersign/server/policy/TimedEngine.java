package io.countersign.server.policy;

import io.countersign.application.policy.PolicyEngine;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicyPreset;
import io.countersign.application.policy.PolicySource;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.server.operations.Metrics;
import java.util.List;

/** Another engine whose policies are timed when they are asked. */
record TimedEngine(PolicyEngine engine, Metrics metrics) implements PolicyEngine {

  @Override
  public PolicyKind kind() {
    return engine.kind();
  }

  @Override
  public Policy compile(PolicySource source) {
    return new Timed(engine.compile(source), engine.kind(), metrics);
  }

  @Override
  public List<PolicyPreset> presets() {
    return engine.presets();
  }

  @Override
  public void warmUp() {
    engine.warmUp();
  }

  private record Timed(Policy policy, PolicyKind kind, Metrics metrics) implements Policy {

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
      long begun = System.nanoTime();
      boolean answered = false;
      try {
        Answer answer = policy.ask(stage, event, memo);
        answered = true;
        return answer;
      } finally {
        metrics.policyAsked(kind, answered, System.nanoTime() - begun);
      }
    }
  }
}
