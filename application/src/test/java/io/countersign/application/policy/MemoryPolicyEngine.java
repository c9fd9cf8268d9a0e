package io.countersign.application.policy;

import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Answer.Said;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.Origin;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import java.util.List;

/** An engine of one policy: {@code {"deny": true}} denies everybody. */
public final class MemoryPolicyEngine implements PolicyEngine {

  static final String DENYING = "{\"deny\": true}";

  @Override
  public PolicyKind kind() {
    return PolicyKind.RULES;
  }

  @Override
  public Policy compile(PolicySource source) {
    if (!source.document().equals(DENYING)) {
      throw new InvalidPolicy(List.of(new InvalidPolicy.Flaw("", "must be " + DENYING)));
    }
    return new Denying();
  }

  @Override
  public void warmUp() {
    // It is never cold.
  }

  private static final class Denying implements Policy {

    private static final String STAGE = "nobody";

    @Override
    public List<String> stages() {
      return List.of(STAGE);
    }

    @Override
    public Answer ask(int stage, PolicyEvent event, String memo) {
      return new Answer(
          List.of(new Said(new Command.Deny("Nobody"), new Origin(STAGE))), List.of(), "");
    }
  }
}
