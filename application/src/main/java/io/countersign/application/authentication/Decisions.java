package io.countersign.application.authentication;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.organization.Organizations;
import io.countersign.application.tenant.Tenants;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.mfa.MfaChoices;
import io.countersign.domain.organization.Organization;
import io.countersign.domain.policy.Decision;
import io.countersign.domain.policy.MfaPolicy;
import io.countersign.domain.policy.Situation;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.user.User;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is due of a user, by what was chosen for them. */
public final class Decisions {

  private final Tenants tenants;
  private final Organizations organizations;
  private final Authenticators authenticators;
  private final Factors factors;

  public Decisions(
      Tenants tenants,
      Organizations organizations,
      Authenticators authenticators,
      Factors factors) {
    this.tenants = tenants;
    this.organizations = organizations;
    this.authenticators = authenticators;
    this.factors = factors;
  }

  /** At the beginning, of a user who has these. */
  Decision first(BeginAuthentication.Ask ask, User user, List<Authenticator> bound) {
    Tenant tenant = tenants.find(ask.tenant()).orElseThrow();
    MfaChoices choices =
        new MfaChoices(
            tenant.mfa(),
            ask.organization()
                .flatMap(id -> organizations.find(ask.tenant(), id))
                .map(Organization::mfa),
            user.mfa());
    boolean skipped = user.promptSkippedAt().isPresent();
    return new MfaPolicy(choices.requirement(), tenant.settings().prompt())
        .decide(situation(tenant, bound, Set.of(), ask.entry(), skipped));
  }

  /**
   * After a proof, which is among those of the authentication. Nothing is read unless all that was
   * proved is backup codes. A step-up lets nobody in: it is over.
   */
  public Decision next(Authentication proved) {
    if (proved.token().isPresent()) {
      return new Decision.Allow();
    }
    Set<FactorType> factorsProved =
        proved.proofs().stream().map(Proof::factor).collect(Collectors.toUnmodifiableSet());
    if (!factorsProved.equals(Set.of(BackupCode.FACTOR))) {
      return new Decision.Allow();
    }
    Tenant tenant = tenants.find(proved.tenant()).orElseThrow();
    List<Authenticator> bound = authenticators.ofUser(proved.tenant(), proved.user());
    return new MfaPolicy(tenant.mfa(), tenant.settings().prompt())
        .decide(situation(tenant, bound, factorsProved, Entry.SIGN_IN, false));
  }

  private Situation situation(
      Tenant tenant,
      List<Authenticator> bound,
      Set<FactorType> proved,
      Entry entry,
      boolean skipped) {
    List<LoadedFactor> loaded = factors.all();
    return new Situation(
        bound.stream().map(Authenticator::factor).collect(Collectors.toSet()),
        Stream.concat(loaded.stream().map(LoadedFactor::type), Stream.of(BackupCode.FACTOR))
            .collect(Collectors.toSet()),
        loaded.stream()
            .flatMap(factor -> factor.allowedBy(tenant).stream())
            .collect(Collectors.toSet()),
        proved,
        entry,
        skipped);
  }
}
