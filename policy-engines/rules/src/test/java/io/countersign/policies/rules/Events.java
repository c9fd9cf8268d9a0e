package io.countersign.policies.rules;

import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.FactorKind;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes events: of a user with a password and nothing else, unless more is said. */
public final class Events {

  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final List<EnrolledFactor> enrolled = new ArrayList<>();
  private final List<DoneMethod> methods = new ArrayList<>();
  private final Map<String, Assessment> risks = new HashMap<>();
  private Set<String> roles = Set.of();
  private Optional<String> email = Optional.empty();
  private Optional<String> phone = Optional.empty();
  private boolean verified;
  private Metadata metadata = Metadata.NONE;
  private Optional<OrganizationFacts> organization = Optional.empty();
  private RequestFacts request = RequestFacts.NONE;
  private Requested requested = Requested.NOTHING;

  private Events() {}

  public static Events someone() {
    return nobody().vouched("pwd", FactorKind.KNOWLEDGE);
  }

  /** Of whom the application vouches for nothing. */
  public static Events nobody() {
    return new Events();
  }

  public Events vouched(String method, FactorKind kind) {
    methods.add(
        new DoneMethod(method, Optional.empty(), Set.of(), NOON.minusSeconds(30), Set.of(kind)));
    return this;
  }

  public Events has(String... factors) {
    for (String factor : factors) {
      boolean passkey = factor.equals("passkey");
      Set<FactorType> variants =
          factor.equals("phone")
              ? Set.of(new FactorType("sms"), new FactorType("voice"))
              : Set.of();
      enrolled.add(
          new EnrolledFactor(
              new FactorType(factor), variants, passkey, Set.of(FactorKind.POSSESSION)));
    }
    return this;
  }

  public Events proved(String factor) {
    methods.add(
        new DoneMethod(
            "mfa",
            Optional.of(new FactorType(factor)),
            Set.of(),
            NOON,
            Set.of(FactorKind.POSSESSION)));
    return this;
  }

  public Events roles(String... names) {
    roles = Set.of(names);
    return this;
  }

  public Events email(String address) {
    email = Optional.of(address);
    return this;
  }

  public Events phone(String number, boolean isVerified) {
    phone = Optional.of(number);
    verified = isVerified;
    return this;
  }

  public Events metadata(String json) {
    metadata = new Metadata(json);
    return this;
  }

  public Events organization(String json) {
    organization =
        Optional.of(
            new OrganizationFacts(
                new OrganizationId("acme"), Optional.of("Acme"), new Metadata(json)));
    return this;
  }

  public Events risk(String assessor, Confidence confidence, String code) {
    risks.put(assessor, new Assessment(confidence, code));
    return this;
  }

  public Events request(RequestFacts facts) {
    request = facts;
    return this;
  }

  public Events requested(Requested wish) {
    requested = wish;
    return this;
  }

  public PolicyEvent event() {
    UserFacts user =
        new UserFacts(
            roles,
            Optional.of("Ada"),
            email,
            email.isPresent(),
            phone,
            verified,
            metadata,
            Metadata.NONE);
    return new PolicyEvent(
        NOON,
        TenantId.DEFAULT,
        "Default",
        new ClientId("shop"),
        new UserId("ada"),
        Entry.SIGN_IN,
        new Context(user, organization, request, requested),
        enrolled,
        methods,
        new RiskAssessment(risks));
  }
}
