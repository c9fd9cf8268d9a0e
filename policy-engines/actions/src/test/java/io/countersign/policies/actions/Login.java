package io.countersign.policies.actions;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A login that a policy is asked about, put together piece by piece. */
final class Login {

  static final Instant AT = Instant.parse("2026-11-22T10:11:12.345678Z");

  private final List<EnrolledFactor> enrolled = new ArrayList<>();
  private final List<DoneMethod> methods = new ArrayList<>();
  private Set<String> roles = Set.of();
  private boolean phone;
  private Optional<OrganizationFacts> organization = Optional.empty();
  private RequestFacts request = RequestFacts.NONE;
  private Requested requested = Requested.NOTHING;
  private RiskAssessment risk = RiskAssessment.NONE;
  private Metadata appMetadata = Metadata.NONE;

  private Login() {}

  static Login of() {
    Login login = new Login();
    login.methods.add(new DoneMethod("pwd", Optional.empty(), Set.of(), AT.minusSeconds(5)));
    return login;
  }

  Login enrolled(String... factors) {
    for (String factor : factors) {
      enrolled.add(new EnrolledFactor(new FactorType(factor), Set.of(), false));
    }
    return this;
  }

  Login enrolledWith(String factor, String... variants) {
    Set<FactorType> types =
        Set.of(variants).stream().map(FactorType::new).collect(java.util.stream.Collectors.toSet());
    enrolled.add(new EnrolledFactor(new FactorType(factor), types, false));
    return this;
  }

  Login proved(String factor) {
    methods.add(new DoneMethod("mfa", Optional.of(new FactorType(factor)), Set.of(), AT));
    return this;
  }

  Login roles(String... names) {
    roles = Set.of(names);
    return this;
  }

  Login verifiedPhone() {
    phone = true;
    return this;
  }

  Login organization(String metadata) {
    organization =
        Optional.of(
            new OrganizationFacts(
                new OrganizationId("org_1"), Optional.of("Acme"), new Metadata(metadata)));
    return this;
  }

  Login request(RequestFacts facts) {
    request = facts;
    return this;
  }

  Login requested(Requested wishes) {
    requested = wishes;
    return this;
  }

  Login appMetadata(String json) {
    appMetadata = new Metadata(json);
    return this;
  }

  Login newDevice(Confidence confidence, String code) {
    risk =
        new RiskAssessment(
            Map.of("NewDevice", new Assessment(confidence, code, Map.of("device", "unknown"))));
    return this;
  }

  PolicyEvent event() {
    return new PolicyEvent(
        AT,
        new TenantId("t-1"),
        "acme",
        new ClientId("shop"),
        new UserId("u-1"),
        Entry.SIGN_IN,
        new Context(user(), organization, request, requested),
        enrolled,
        methods,
        risk);
  }

  private UserFacts user() {
    return new UserFacts(
        roles,
        Optional.of("Ada"),
        Optional.of("ada@example.org"),
        true,
        phone ? Optional.of("+4912345") : Optional.empty(),
        phone,
        new Metadata("{\"color\":\"red\"}"),
        appMetadata);
  }
}
