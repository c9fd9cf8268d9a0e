package io.countersign.application.policy;

import io.countersign.application.tenant.Tenants;
import io.countersign.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** Lists what a tenant saved. */
public final class ListPolicies {

  /**
   * A page of them.
   *
   * @param active the version that is asked now, if one is
   */
  public record Page(List<PolicyVersion> versions, Optional<Integer> active) {}

  private final Tenants tenants;
  private final Policies policies;

  public ListPolicies(Tenants tenants, Policies policies) {
    this.tenants = tenants;
    this.policies = policies;
  }

  /**
   * The newest first.
   *
   * @param before all have lower numbers than this
   * @param most how many, 1 or more
   */
  public Page list(TenantId tenant, Optional<Integer> before, int most) {
    Optional<Integer> active = tenants.find(tenant).orElseThrow().policy();
    return new Page(policies.page(tenant, before, most), active);
  }
}
