package io.countersign.application.authentication;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.factor.Factors;
import io.countersign.application.organization.Organizations;
import io.countersign.application.policy.CompiledPolicies;
import io.countersign.application.policy.CompiledPolicy;
import io.countersign.application.tenant.Tenants;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.EnrollmentPrompt;
import io.countersign.domain.mfa.MfaChoices;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.organization.Organization;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.policy.Command.Require;
import io.countersign.domain.policy.Conclusion;
import io.countersign.domain.policy.Decision;
import io.countersign.domain.policy.Deliberation;
import io.countersign.domain.policy.Deliberator;
import io.countersign.domain.policy.Finding;
import io.countersign.domain.policy.Finding.What;
import io.countersign.domain.policy.MfaPolicy;
import io.countersign.domain.policy.Origin;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.domain.policy.PolicyRun;
import io.countersign.domain.policy.Requested;
import io.countersign.domain.policy.Situation;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What is due of a user: by the policy of their tenant, or else by what was chosen for them; and
 * then by what the application asks for beyond that.
 */
public final class Decisions {

  private final Tenants tenants;
  private final Organizations organizations;
  private final Authenticators authenticators;
  private final CompiledPolicies policies;
  private final Subjects subjects;

  public Decisions(
      Tenants tenants,
      Organizations organizations,
      Authenticators authenticators,
      Factors factors,
      CompiledPolicies policies) {
    this.tenants = tenants;
    this.organizations = organizations;
    this.authenticators = authenticators;
    this.policies = policies;
    this.subjects = new Subjects(factors);
  }

  /** Whether a policy of the tenant's own is asked. */
  boolean byPolicy(TenantId tenant) {
    return tenants.find(tenant).flatMap(Tenant::policy).isPresent();
  }

  /** At the beginning, of a user who has these. */
  Decided first(Authentication begun, User user, List<Authenticator> bound, Instant now) {
    Tenant tenant = tenants.find(begun.tenant()).orElseThrow();
    Subject of = subjects.of(begun, tenant, bound, user.promptSkippedAt().isPresent(), now);
    MfaPolicy otherwise = chosen(tenant, begun.deliberation().circumstances(), user.mfa());
    return tenant.policy().isEmpty()
        ? decided(of, Optional::empty, otherwise)
        : asked(of, compiled(() -> policies.active(tenant)), otherwise);
  }

  /**
   * What is asked where no policy says more.
   *
   * @param user what was chosen for this user
   */
  MfaPolicy chosen(Tenant tenant, Circumstances circumstances, Optional<MfaRequirement> user) {
    MfaChoices choices =
        new MfaChoices(
            tenant.mfa(),
            circumstances
                .organization()
                .flatMap(id -> organizations.find(tenant.id(), id))
                .map(Organization::mfa),
            user);
    return new MfaPolicy(choices.requirement(), tenant.settings().prompt());
  }

  /**
   * After a proof, which is among those of the authentication. Nothing is read where no policy and
   * no application wants more, unless all that was proved is backup codes. A step-up of a user
   * token lets nobody in: it is over.
   */
  Decided next(Authentication proved, Instant now) {
    Deliberation done = proved.deliberation().done();
    if (proved.token().isPresent() || nothingElse(proved, done)) {
      return new Decided(new Decision.Allow(), done, false, List.of());
    }
    Tenant tenant = tenants.find(proved.tenant()).orElseThrow();
    List<Authenticator> bound = authenticators.ofUser(proved.tenant(), proved.user());
    Subject of = subjects.of(proved.deliberated(done), tenant, bound, false, now);
    MfaPolicy otherwise = new MfaPolicy(tenant.mfa(), tenant.settings().prompt());
    return done.run()
        .map(run -> compiled(() -> Optional.of(policies.of(tenant.id(), run.version()))))
        .map(policy -> asked(of, policy, otherwise))
        .orElseGet(() -> decided(of, Optional::empty, otherwise));
  }

  /** What is compiled first needs no turn meanwhile; what fails denies when it is asked. */
  private static Supplier<Optional<CompiledPolicy>> compiled(
      Supplier<Optional<CompiledPolicy>> policy) {
    try {
      Optional<CompiledPolicy> found = policy.get();
      return () -> found;
    } catch (PolicyFailed failed) {
      return () -> {
        throw failed;
      };
    }
  }

  private Decided asked(
      Subject of, Supplier<Optional<CompiledPolicy>> policy, MfaPolicy otherwise) {
    return policies.asking(
        of.authentication().tenant(),
        () -> decided(of, () -> policy.get().map(policies::bounded), otherwise));
  }

  private static boolean nothingElse(Authentication proved, Deliberation done) {
    return done.run().isEmpty()
        && done.circumstances().context().requested().equals(Requested.NOTHING)
        && !factors(proved).equals(Set.of(BackupCode.FACTOR));
  }

  /** Whoever it is about: what is kept is neither read nor changed. */
  static Decided decided(
      Subject of, Supplier<Optional<CompiledPolicy>> policy, MfaPolicy otherwise) {
    return switch (conclusion(of, policy)) {
      case Conclusion.Due(var decision, var deliberation) ->
          decided(of, decision, deliberation, false);
      case Conclusion.Over over -> over(of, over, otherwise);
    };
  }

  private static Conclusion conclusion(Subject of, Supplier<Optional<CompiledPolicy>> policy) {
    Deliberation from = of.authentication().deliberation();
    try {
      return policy
          .get()
          .map(found ->
              new Deliberator(found.policy(), of.event(), of.has())
                  .conclude(
                      from.run().isPresent() ? from : from.under(PolicyRun.begin(found.version()))))
          .orElseGet(() -> new Conclusion.Over(from, false, true));
    } catch (PolicyFailed failed) {
      Finding finding =
          new Finding(
              new Origin("policy"), What.FAILED, failed.code() + ": " + failed.getMessage());
      return new Conclusion.Due(
          new Decision.Deny(Deliberator.POLICY_FAILED), from.finding(List.of(finding)));
    }
  }

  /**
   * Who proved something is through, but for emergencies; who was asked for nothing is asked for
   * what the tenant demands of everybody, or what the policy said instead.
   */
  private static Decided over(Subject of, Conclusion.Over over, MfaPolicy otherwise) {
    Optional<Require> required = over.deliberation().run().flatMap(PolicyRun::required);
    Set<FactorType> available = available(of, over.backupCodes());
    MfaPolicy mfa =
        required
            .map(instead -> new MfaPolicy(instead.requirement(), EnrollmentPrompt.NONE))
            .orElse(otherwise);
    Decision decision =
        over.allowed() && of.authentication().proofs().isEmpty()
            ? new Decision.Allow()
            : mfa.decide(situation(of, available));
    boolean enough = of.met();
    Decision due = enough ? decision : StepUp.decide(decision, of, available);
    return decided(
        of,
        due,
        offering(over, due),
        enough && required.map(Require::rememberedBrowser).orElse(true));
  }

  private static Decided decided(
      Subject of, Decision decision, Deliberation deliberation, boolean browserCounts) {
    List<Finding> trace = deliberation.trace();
    return new Decided(
        decision,
        deliberation,
        browserCounts,
        trace.subList(of.authentication().deliberation().trace().size(), trace.size()));
  }

  private static Set<FactorType> available(Subject of, boolean backupCodes) {
    return of.has().loaded().stream()
        .filter(name -> backupCodes || !name.equals(BackupCode.FACTOR))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Who is not to answer with a backup code cannot choose one later either. */
  private static Deliberation offering(Conclusion.Over over, Decision due) {
    return due instanceof Decision.ChallengeWithAny(var factors) && !over.backupCodes()
        ? over.deliberation().offering(List.copyOf(factors))
        : over.deliberation();
  }

  private static Situation situation(Subject of, Set<FactorType> available) {
    return new Situation(
        of.bound().stream().map(Authenticator::factor).collect(Collectors.toSet()),
        available,
        of.has().offered(),
        factors(of.authentication()),
        of.authentication().deliberation().circumstances().entry(),
        of.skipped());
  }

  private static Set<FactorType> factors(Authentication proved) {
    return proved.proofs().stream().map(Proof::factor).collect(Collectors.toUnmodifiableSet());
  }
}
