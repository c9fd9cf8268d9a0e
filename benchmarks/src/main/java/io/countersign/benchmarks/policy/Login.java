package io.countersign.benchmarks.policy;

import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.policy.Context;
import io.countersign.domain.policy.Metadata;
import io.countersign.domain.policy.OrganizationFacts;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyEvent.DoneMethod;
import io.countersign.domain.policy.PolicyEvent.EnrolledFactor;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.policy.Requested;
import io.countersign.domain.policy.UserFacts;
import io.countersign.domain.risk.Assessment;
import io.countersign.domain.risk.Confidence;
import io.countersign.domain.risk.RiskAssessment;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An admin with three factors who comes from a new device, on behalf of an organization. */
final class Login {

  private static final Instant AT = Instant.parse("2026-11-22T10:11:12Z");
  private static final String PHONE = "+33612345678";

  private Login() {}

  static PolicyEvent event() {
    return new PolicyEvent(
        AT,
        new TenantId("t-1"),
        "acme",
        new ClientId("shop"),
        new UserId("ada"),
        Entry.SIGN_IN,
        context(),
        List.of(enrolled("totp"), enrolled("phone"), enrolled("email")),
        List.of(new DoneMethod("pwd", Optional.empty(), Set.of(), AT.minusSeconds(5))),
        new RiskAssessment(
            Map.of("NewDevice", new Assessment(Confidence.LOW, "no_match", Map.of()))));
  }

  private static EnrolledFactor enrolled(String factor) {
    return new EnrolledFactor(new FactorType(factor), Set.of(), false);
  }

  private static Context context() {
    UserFacts user =
        new UserFacts(
            Set.of("admin", "clerk"),
            Optional.of("Ada"),
            Optional.of("ada@acme.example"),
            true,
            Optional.of(PHONE),
            true,
            Metadata.NONE,
            Metadata.NONE);
    OrganizationFacts organization =
        new OrganizationFacts(
            new OrganizationId("acme"),
            Optional.of("Acme"),
            new Metadata("{\"factors\":\"push-notification,phone,email\"}"));
    return new Context(user, Optional.of(organization), RequestFacts.NONE, Requested.NOTHING);
  }
}
