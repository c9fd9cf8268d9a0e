package io.countersign.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.policy.MemoryPolicyEngine;
import io.countersign.application.policy.PolicyEngine;
import io.countersign.application.policy.PolicyEngineContract;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.policy.ScriptedEngine;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.server.operations.Metrics;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TimedEngineTest implements PolicyEngineContract {

  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  @Override
  public PolicyEngine engine() {
    return new TimedEngine(new MemoryPolicyEngine(), metrics);
  }

  @Override
  public PolicySource denying() {
    return new PolicySource("{\"deny\": true}");
  }

  @Override
  public PolicySource flawed() {
    return new PolicySource("{}");
  }

  @Test
  void it_is_the_other_engine_but_for_the_time_that_is_taken() {
    ScriptedEngine other = new ScriptedEngine();
    PolicyEngine timed = new TimedEngine(other, metrics);

    assertThat(timed.kind()).isEqualTo(PolicyKind.RULES);
    assertThat(timed.presets()).isEqualTo(other.presets());
    timed.compile(new PolicySource("{}")).ask(0, EVENT, "");
    assertThat(metrics.text())
        .contains("countersign_policy_stages_seconds_count{kind=\"rules\",outcome=\"answered\"} 1");
  }

  @Test
  void what_is_said_of_a_policy_is_said_by_it() {
    Policy policy = new JavaPolicy();
    PolicyEngine timed = new TimedEngine(engineOf(policy), metrics);

    assertThat(timed.compile(new PolicySource("{}")).backupCodesStandIn()).isFalse();
    assertThat(timed.compile(new PolicySource("{}")).size()).isEqualTo(7);
  }

  private static PolicyEngine engineOf(Policy policy) {
    return new PolicyEngine() {
      @Override
      public PolicyKind kind() {
        return PolicyKind.RULES;
      }

      @Override
      public Policy compile(PolicySource source) {
        return policy;
      }

      @Override
      public void warmUp() {}
    };
  }

  private record JavaPolicy() implements Policy {

    @Override
    public List<String> stages() {
      return List.of();
    }

    @Override
    public boolean backupCodesStandIn() {
      return false;
    }

    @Override
    public long size() {
      return 7;
    }

    @Override
    public Answer ask(int stage, PolicyEvent event, String memo) {
      throw new IllegalStateException("it has no stages");
    }
  }

  @Test
  void what_failed_is_timed_as_well() {
    PolicyEngine timed = new TimedEngine(new ScriptedEngine(), metrics);
    Policy failing = timed.compile(new PolicySource("failing"));

    assertThatIllegalStateException().isThrownBy(() -> failing.ask(0, EVENT, ""));
    assertThat(metrics.text())
        .contains("countersign_policy_stages_seconds_count{kind=\"rules\",outcome=\"failed\"} 1");
  }
}
