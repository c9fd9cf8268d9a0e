package io.countersign.policies.rules;

import io.countersign.application.policy.PolicyPreset;
import io.countersign.application.policy.PolicySource;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.policy.Context;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyEvent.DoneMethod;
import io.countersign.domain.policy.PolicyEvent.EnrolledFactor;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.domain.risk.RiskAssessment;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the presets about nobody, so that the first question about somebody is not slow. */
final class WarmUp {

  private static final int TIMES = 50;

  private WarmUp() {}

  static void of(RulesEngine engine) {
    PolicyEvent event = nobody();
    for (PolicyPreset preset : engine.presets()) {
      Policy policy = engine.compile(new PolicySource(preset.document()));
      for (int i = 0; i < TIMES; i++) {
        ask(policy, event);
      }
    }
  }

  private static void ask(Policy policy, PolicyEvent event) {
    for (int stage = 0; stage < policy.stages().size(); stage++) {
      try {
        var _ = policy.ask(stage, event, "");
      } catch (PolicyFailed _) {
        // Nobody has what it wants to know.
      }
    }
  }

  private static PolicyEvent nobody() {
    FactorType totp = new FactorType("totp");
    return new PolicyEvent(
        Instant.EPOCH,
        new TenantId("nobody"),
        "nobody",
        new ClientId("nobody"),
        new UserId("nobody"),
        Entry.SIGN_IN,
        Context.NONE,
        List.of(new EnrolledFactor(totp, Set.of(), false, Set.of(FactorKind.POSSESSION))),
        List.of(new DoneMethod("pwd", Optional.empty(), Set.of(), Instant.EPOCH)),
        RiskAssessment.NONE);
  }
}
