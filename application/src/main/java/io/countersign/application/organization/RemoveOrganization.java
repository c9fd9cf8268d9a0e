package io.countersign.application.organization;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.tenant.TenantId;

/** Takes back what was chosen for an organization. */
public final class RemoveOrganization {

  /** What became of it. */
  public sealed interface Result {

    /** Nothing is chosen for it any more. */
    record Removed() implements Result {}

    /** Nothing was. */
    record NotFound() implements Result {}
  }

  private final Transactions transactions;
  private final Organizations organizations;

  public RemoveOrganization(Transactions transactions, Organizations organizations) {
    this.transactions = transactions;
    this.organizations = organizations;
  }

  /** Authentications under way are left as they are. */
  public Result remove(TenantId tenant, OrganizationId id) {
    return transactions.inTransaction(() -> organizations.remove(tenant, id))
        ? new Result.Removed()
        : new Result.NotFound();
  }
}
