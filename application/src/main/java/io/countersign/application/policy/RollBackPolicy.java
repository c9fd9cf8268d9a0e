package io.countersign.application.policy;

import io.countersign.application.policy.ActivationResult.Activated;
import io.countersign.application.policy.ActivationResult.NotCompiled;
import io.countersign.application.policy.ActivationResult.NothingBefore;
import io.countersign.application.policy.ActivationResult.OtherActive;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.util.Optional;

/** Has asked again what was asked before what is asked now, be it that nothing was. */
public final class RollBackPolicy {

  private final Transactions transactions;
  private final Tenants tenants;
  private final Policies policies;
  private final PolicyTrials trials;
  private final Activations activations;

  public RollBackPolicy(
      Transactions transactions,
      Tenants tenants,
      Policies policies,
      PolicyTrials trials,
      Activations activations) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.policies = policies;
    this.trials = trials;
    this.activations = activations;
  }

  /**
   * @param expected what must be active, if it matters
   */
  public ActivationResult rollBack(TenantId id, ClientId author, Optional<Expected> expected) {
    return transactions.inTransaction(() -> {
      Tenant tenant = tenants.lock(id).orElseThrow();
      return Activations.differs(tenant, expected)
          ? new OtherActive(tenant.policy())
          : activations
              .back(id)
              .map(step -> rollBack(tenant, author, step))
              .orElseGet(NothingBefore::new);
    });
  }

  private ActivationResult rollBack(Tenant tenant, ClientId author, Activations.Step step) {
    Optional<PolicyTrials.Unfit> unfit =
        step.version().flatMap(version -> unfit(tenant.id(), version));
    if (unfit.isPresent()) {
      return new NotCompiled(unfit.get());
    }
    activations.goBack(tenant, step, author);
    return new Activated(step.version());
  }

  private Optional<PolicyTrials.Unfit> unfit(TenantId tenant, int version) {
    return trials.compile(
        tenant,
        policies.find(tenant, version).orElseThrow().kind(),
        policies.source(tenant, version).orElseThrow());
  }
}
