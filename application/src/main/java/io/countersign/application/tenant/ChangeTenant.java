package io.countersign.application.tenant;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.policy.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.util.Optional;

/** Changes a tenant's name, its policy, or both. Authentications under way are left as they are. */
public final class ChangeTenant {

  private final Transactions transactions;
  private final Tenants tenants;

  public ChangeTenant(Transactions transactions, Tenants tenants) {
    this.transactions = transactions;
    this.tenants = tenants;
  }

  /** What is absent stays as it is. */
  public Tenant change(TenantId id, Optional<String> name, Optional<MfaRequirement> mfa) {
    return transactions.inTransaction(() -> {
      Tenant found = tenants.lock(id).orElseThrow();
      Tenant changed = found.withName(name.orElse(found.name())).withMfa(mfa.orElse(found.mfa()));
      tenants.update(changed);
      return changed;
    });
  }
}
