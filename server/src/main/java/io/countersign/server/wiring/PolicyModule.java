package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.authentication.Authentications;
import io.countersign.application.authentication.Decisions;
import io.countersign.application.authentication.Rehearsals;
import io.countersign.application.authentication.SimulatePolicy;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.event.Chronicle;
import io.countersign.application.factor.Factors;
import io.countersign.application.policy.ActivatePolicy;
import io.countersign.application.policy.Activations;
import io.countersign.application.policy.CompiledPolicies;
import io.countersign.application.policy.ListPolicies;
import io.countersign.application.policy.ListPresets;
import io.countersign.application.policy.Policies;
import io.countersign.application.policy.PolicyEngine;
import io.countersign.application.policy.PolicyEngines;
import io.countersign.application.policy.PolicyTrials;
import io.countersign.application.policy.PolicyTurns;
import io.countersign.application.policy.ReadPolicy;
import io.countersign.application.policy.RollBackPolicy;
import io.countersign.application.policy.SavePolicy;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.server.operations.Metrics;
import io.countersign.server.policy.InstalledEngines;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** The policies of tenants: kept, activated, compiled. */
final class PolicyModule extends AbstractModule {

  /**
   * Of the heap, which is small: 6 MiB of the 48 that come with the server. Measured, a policy of
   * one action takes 40 KiB, a preset of rules 28, and the longest that may be 5 MiB.
   */
  private static final int PART_FOR_COMPILED = 8;

  private final List<PolicyEngine> engines;
  private final int connections;

  /**
   * @param connections to the store
   */
  PolicyModule(List<PolicyEngine> engines, int connections) {
    this.engines = engines;
    this.connections = connections;
  }

  @Provides
  @Singleton
  PolicyEngines policyEngines(Metrics metrics) {
    return InstalledEngines.timed(engines, metrics);
  }

  @Provides
  @Singleton
  PolicyTurns policyTurns() {
    return PolicyTurns.of(connections, Runtime.getRuntime().availableProcessors());
  }

  @Provides
  @Singleton
  CompiledPolicies compiledPolicies(
      Policies policies, PolicyEngines installed, PolicyTurns turns, InstantSource clock) {
    return new CompiledPolicies(
        policies, installed, turns, clock, Runtime.getRuntime().maxMemory() / PART_FOR_COMPILED);
  }

  @Provides
  @Singleton
  PolicyTrials policyTrials(PolicyEngines installed, PolicyTurns turns) {
    return new PolicyTrials(installed, turns);
  }

  @Provides
  @Singleton
  Activations activations(
      Tenants tenants, Policies policies, Chronicle chronicle, InstantSource clock) {
    return new Activations(tenants, policies, chronicle, clock);
  }

  @Provides
  @Singleton
  SavePolicy savePolicy(
      Transactions transactions,
      Tenants tenants,
      Policies policies,
      PolicyTrials trials,
      Activations activations,
      Chronicle chronicle,
      InstantSource clock) {
    return new SavePolicy(transactions, tenants, policies, trials, activations, chronicle, clock);
  }

  @Provides
  @Singleton
  ActivatePolicy activatePolicy(
      Transactions transactions,
      Tenants tenants,
      Policies policies,
      PolicyTrials trials,
      Activations activations) {
    return new ActivatePolicy(transactions, tenants, policies, trials, activations);
  }

  @Provides
  @Singleton
  RollBackPolicy rollBackPolicy(
      Transactions transactions,
      Tenants tenants,
      Policies policies,
      PolicyTrials trials,
      Activations activations) {
    return new RollBackPolicy(transactions, tenants, policies, trials, activations);
  }

  @Provides
  @Singleton
  ListPolicies listPolicies(Tenants tenants, Policies policies) {
    return new ListPolicies(tenants, policies);
  }

  @Provides
  @Singleton
  ReadPolicy readPolicy(Tenants tenants, Policies policies) {
    return new ReadPolicy(tenants, policies);
  }

  @Provides
  @Singleton
  Rehearsals rehearsals(
      Users users, Authenticators authenticators, Factors factors, Decisions decisions) {
    return new Rehearsals(users, authenticators, factors, decisions);
  }

  @Provides
  @Singleton
  SimulatePolicy simulatePolicy(
      Tenants tenants,
      Authentications authentications,
      Policies policies,
      CompiledPolicies compiled,
      PolicyTrials trials,
      Rehearsals rehearsals,
      InstantSource clock) {
    return new SimulatePolicy(
        tenants, authentications, policies, compiled, trials, rehearsals, clock);
  }

  @Provides
  @Singleton
  ListPresets listPresets(PolicyEngines installed) {
    return new ListPresets(installed);
  }
}
