package io.countersign.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.policy.MemoryPolicyEngine;
import io.countersign.application.policy.PolicyEngine;
import io.countersign.application.policy.PolicyEngineContract;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.policy.ScriptedEngine;
import io.countersign.domain.policy.Policy;
import io.countersign.server.operations.Metrics;
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
  void what_failed_is_timed_as_well() {
    PolicyEngine timed = new TimedEngine(new ScriptedEngine(), metrics);
    Policy failing = timed.compile(new PolicySource("failing"));

    assertThatIllegalStateException().isThrownBy(() -> failing.ask(0, EVENT, ""));
    assertThat(metrics.text())
        .contains("countersign_policy_stages_seconds_count{kind=\"rules\",outcome=\"failed\"} 1");
  }
}
