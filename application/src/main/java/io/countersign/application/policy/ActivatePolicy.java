package io.countersign.application.policy;

import io.countersign.application.policy.ActivationResult.Activated;
import io.countersign.application.policy.ActivationResult.NoSuchVersion;
import io.countersign.application.policy.ActivationResult.NotCompiled;
import io.countersign.application.policy.ActivationResult.OtherActive;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.util.Optional;

/** Has a version of a tenant's policy asked from now on, or none any more. */
public final class ActivatePolicy {

  private final Transactions transactions;
  private final Tenants tenants;
  private final Policies policies;
  private final PolicyTrials trials;
  private final Activations activations;

  public ActivatePolicy(
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
   * Authentications under way end with the policy that they began with.
   *
   * @param version absent for none
   * @param expected what must be active, if it matters
   */
  public ActivationResult activate(
      TenantId tenant, ClientId author, Optional<Integer> version, Optional<Expected> expected) {
    if (version.isPresent()) {
      Optional<PolicyVersion> found = policies.find(tenant, version.get());
      Optional<PolicySource> source = policies.source(tenant, version.get());
      if (found.isEmpty() || source.isEmpty()) {
        return new NoSuchVersion();
      }
      // It did compile when it was saved; the engines may be others by now.
      Optional<PolicyTrials.Unfit> unfit = trials.compile(tenant, found.get().kind(), source.get());
      if (unfit.isPresent()) {
        return new NotCompiled(unfit.get());
      }
    }
    return transactions.inTransaction(() -> change(tenant, author, version, expected));
  }

  private ActivationResult change(
      TenantId id, ClientId author, Optional<Integer> version, Optional<Expected> expected) {
    Tenant tenant = tenants.lock(id).orElseThrow();
    if (Activations.differs(tenant, expected)) {
      return new OtherActive(tenant.policy());
    }
    if (!tenant.policy().equals(version)) {
      activations.activate(tenant, version, author);
    }
    return new Activated(version);
  }
}
