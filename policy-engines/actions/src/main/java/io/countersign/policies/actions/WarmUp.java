package io.countersign.policies.actions;

import io.countersign.application.policy.PolicySource;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.policy.Context;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.domain.risk.RiskAssessment;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks until the JVM has compiled what every question goes through. */
final class WarmUp {

  private static final int QUESTIONS = 300;
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private static final String DOCUMENT =
      """
      {"actions":[{"name":"warm","code":"exports.onExecutePostLogin = async (event, api) => {\
       const types = event.user.enrolledFactors?.map(f => ({ type: f.type })) ?? [];\
       if (event.authorization?.roles.includes('x')) { api.access.deny('x'); }\
       api.authentication.challengeWith({ type: 'otp' }, { additionalFactors: types });\
      };"}]}
      """;

  private WarmUp() {}

  static void run(ActionsEngine engine) {
    Policy policy = engine.compile(new PolicySource(DOCUMENT));
    PolicyEvent event = event();
    long begun = System.nanoTime();
    for (int i = 0; i < QUESTIONS && System.nanoTime() - begun < LONGEST.toNanos(); i++) {
      ask(policy, event);
    }
  }

  /** The first ones may take longer than is allowed; that is why they are asked now. */
  private static void ask(Policy policy, PolicyEvent event) {
    try {
      policy.ask(0, event, "");
    } catch (PolicyFailed | PoliciesBusy tooSlow) {
      return;
    }
  }

  private static PolicyEvent event() {
    return new PolicyEvent(
        Instant.EPOCH,
        new TenantId("warm"),
        "warm",
        new ClientId("warm"),
        new UserId("warm"),
        Entry.SIGN_IN,
        Context.NONE,
        List.of(),
        List.of(),
        RiskAssessment.NONE);
  }
}
