package io.countersign.application.authentication;

import io.countersign.application.authentication.SimulationResult.NoSuchAuthentication;
import io.countersign.application.authentication.SimulationResult.NoSuchVersion;
import io.countersign.application.authentication.SimulationResult.NotCompiled;
import io.countersign.application.authentication.SimulationResult.Simulated;
import io.countersign.application.policy.CompiledPolicies;
import io.countersign.application.policy.CompiledPolicy;
import io.countersign.application.policy.Policies;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.application.policy.PolicyTrials;
import io.countersign.application.tenant.Tenants;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.policy.Deliberation;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Says what a policy would do, without doing it: nothing is kept, nothing is sent and nothing is
 * told. It decides by the very rules that sign-ins are decided by.
 */
public final class SimulatePolicy {

  /** Which policy is asked. */
  public sealed interface Which {

    /** The one that is active, be it none. */
    record Active() implements Which {}

    /** A version. */
    record Saved(int version) implements Which {}

    /** One that nobody saved. */
    record Draft(PolicyKind kind, PolicySource source) implements Which {}
  }

  /** What it is asked about. */
  public sealed interface About {

    /** An authentication that there was, from its beginning. */
    record Kept(AuthenticationId id) implements About {}

    /** One that there was not. */
    record Imagined(UserId user, Optional<FirstFactor> firstFactor, Circumstances circumstances)
        implements About {}
  }

  /**
   * The question.
   *
   * @param enrolled what the user has, by factors or variants; absent for what they really have
   * @param allowed what the tenant allows; absent for what it really does
   * @param proves what the user proves in turn, at most 16; absent for what they really proved, or
   *     nothing
   */
  public record Ask(
      TenantId tenant,
      ClientId client,
      Which which,
      About about,
      Optional<List<FactorType>> enrolled,
      Optional<Set<FactorType>> allowed,
      Optional<List<FactorType>> proves) {}

  private static final AuthenticationId NOBODYS = new AuthenticationId(new UUID(0, 0));

  private final Tenants tenants;
  private final Authentications authentications;
  private final Policies policies;
  private final CompiledPolicies compiled;
  private final PolicyTrials trials;
  private final Rehearsals rehearsals;
  private final InstantSource clock;

  public SimulatePolicy(
      Tenants tenants,
      Authentications authentications,
      Policies policies,
      CompiledPolicies compiled,
      PolicyTrials trials,
      Rehearsals rehearsals,
      InstantSource clock) {
    this.tenants = tenants;
    this.authentications = authentications;
    this.policies = policies;
    this.compiled = compiled;
    this.trials = trials;
    this.rehearsals = rehearsals;
    this.clock = clock;
  }

  /**
   * @throws IllegalArgumentException if a tenant may not allow just that
   */
  public SimulationResult simulate(Ask ask) {
    Optional<Authentication> about = about(ask);
    return about.isEmpty() ? new NoSuchAuthentication() : simulate(ask, about.get());
  }

  private SimulationResult simulate(Ask ask, Authentication about) {
    Tenant real = tenants.find(ask.tenant()).orElseThrow();
    Tenant tenant =
        ask.allowed()
            .map(names -> real.withSettings(real.settings().withFactors(Optional.of(names))))
            .orElse(real);
    return switch (ask.which()) {
      case Which.Active() ->
          simulated(ask, about, tenant, () -> compiled.active(real), real.policy());
      case Which.Saved(var version) ->
          policies.find(ask.tenant(), version).isEmpty()
              ? new NoSuchVersion()
              : simulated(
                  ask,
                  about,
                  tenant,
                  () -> Optional.of(compiled.of(ask.tenant(), version)),
                  Optional.of(version));
      case Which.Draft(var kind, var source) -> drafted(ask, about, tenant, kind, source);
    };
  }

  private SimulationResult drafted(
      Ask ask, Authentication about, Tenant tenant, PolicyKind kind, PolicySource source) {
    return switch (trials.of(ask.tenant(), kind, source)) {
      case PolicyTrials.Unfit why -> new NotCompiled(why);
      case PolicyTrials.Fit fit -> {
        CompiledPolicy draft = new CompiledPolicy(0, kind, fit.policy());
        yield simulated(ask, about, tenant, () -> Optional.of(draft), Optional.empty());
      }
    };
  }

  private SimulationResult simulated(
      Ask ask,
      Authentication about,
      Tenant tenant,
      Supplier<Optional<CompiledPolicy>> policy,
      Optional<Integer> version) {
    List<FactorType> proves =
        ask.proves().orElseGet(() -> about.proofs().stream().map(Proof::factor).toList());
    Rehearsal rehearsal = rehearsals.of(about, tenant, ask.enrolled());
    try {
      return new Simulated(
          trials.asking(tenant.id(), () -> rehearsal.under(policy, version, Will.inTurn(proves))));
    } catch (PoliciesBusy busy) {
      return new NotCompiled(PolicyTrials.busy());
    }
  }

  private Optional<Authentication> about(Ask ask) {
    return switch (ask.about()) {
      case About.Kept(var id) -> authentications.find(ask.tenant(), id);
      case About.Imagined(var user, var firstFactor, var circumstances) ->
          Optional.of(imagined(ask, user, firstFactor, circumstances));
    };
  }

  private Authentication imagined(
      Ask ask, UserId user, Optional<FirstFactor> firstFactor, Circumstances circumstances) {
    Instant now = clock.instant();
    return new Authentication(
        NOBODYS,
        ask.tenant(),
        user,
        ask.client(),
        Optional.empty(),
        firstFactor,
        new Progress.Choosing(),
        List.of(),
        0,
        Deliberation.about(circumstances),
        now,
        now);
  }
}
