package io.countersign.policies.rules;

import io.countersign.application.policy.PolicyPreset;
import io.countersign.application.policy.PolicySource;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.policy.Context;
import io.countersign.domain.policy.Metadata;
import io.countersign.domain.policy.OrganizationFacts;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyEvent.DoneMethod;
import io.countersign.domain.policy.PolicyEvent.EnrolledFactor;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.policy.Requested;
import io.countersign.domain.policy.UserFacts;
import io.countersign.domain.risk.RiskAssessment;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the longest preset about nobody, so that the first question about somebody is not slow. */
final class WarmUp {

  private static final int TIMES = 50;

  private WarmUp() {}

  static void of(RulesEngine engine) {
    PolicyPreset longest =
        Collections.max(
            engine.presets(), Comparator.comparingInt(preset -> preset.document().length()));
    Policy policy = engine.compile(new PolicySource(longest.document()));
    PolicyEvent event = nobody();
    for (int i = 0; i < TIMES; i++) {
      for (int stage = 0; stage < policy.stages().size(); stage++) {
        var _ = policy.ask(stage, event, "");
      }
    }
  }

  private static PolicyEvent nobody() {
    FactorType email = new FactorType("email");
    return new PolicyEvent(
        Instant.EPOCH,
        new TenantId("nobody"),
        "nobody",
        new ClientId("nobody"),
        new UserId("nobody"),
        Entry.SIGN_IN,
        new Context(
            UserFacts.NONE,
            Optional.of(
                new OrganizationFacts(
                    new OrganizationId("nobody"),
                    Optional.empty(),
                    new Metadata("{\"factors\": \"email\"}"))),
            RequestFacts.NONE,
            Requested.NOTHING),
        List.of(new EnrolledFactor(email, Set.of(), false, Set.of(FactorKind.POSSESSION))),
        List.of(
            new DoneMethod(
                "pwd", Optional.empty(), Set.of(), Instant.EPOCH, Set.of(FactorKind.KNOWLEDGE))),
        RiskAssessment.NONE);
  }
}
