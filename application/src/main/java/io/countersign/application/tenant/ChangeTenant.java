package io.countersign.application.tenant;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.util.function.UnaryOperator;

/** Changes what a tenant chose. Authentications under way are left as they are. */
public final class ChangeTenant {

  private final Transactions transactions;
  private final Tenants tenants;

  public ChangeTenant(Transactions transactions, Tenants tenants) {
    this.transactions = transactions;
    this.tenants = tenants;
  }

  /**
   * @param change of anything but its id and the time of its creation; what it throws changes
   *     nothing
   */
  public Tenant change(TenantId id, UnaryOperator<Tenant> change) {
    return transactions.inTransaction(() -> {
      Tenant changed = change.apply(tenants.lock(id).orElseThrow());
      tenants.update(changed);
      return changed;
    });
  }
}
