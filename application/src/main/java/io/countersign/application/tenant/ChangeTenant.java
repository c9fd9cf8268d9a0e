package io.countersign.application.tenant;

import io.countersign.application.event.Chronicle;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Changes what a tenant chose. Authentications under way are left as they are. */
public final class ChangeTenant {

  private final Transactions transactions;
  private final Tenants tenants;
  private final Chronicle chronicle;

  public ChangeTenant(Transactions transactions, Tenants tenants, Chronicle chronicle) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.chronicle = chronicle;
  }

  /**
   * @param change of anything but its id and the time of its creation; what it throws changes
   *     nothing
   */
  public Tenant change(TenantId id, UnaryOperator<Tenant> change) {
    return transactions.inTransaction(() -> {
      Tenant before = tenants.lock(id).orElseThrow();
      Tenant changed = change.apply(before);
      tenants.update(changed);
      Set<String> members = changes(before, changed);
      if (!members.isEmpty()) {
        chronicle.tell(EventType.TENANT_CHANGED, id, Optional.empty(), Fact.members(members));
      }
      return changed;
    });
  }

  private static Set<String> changes(Tenant before, Tenant after) {
    Set<String> members = SettingsText.changes(before.settings(), after.settings());
    if (!before.name().equals(after.name())) {
      members.add("name");
    }
    if (before.mfa() != after.mfa()) {
      members.add("mfa");
    }
    return members;
  }
}
