package io.countersign.application.organization;

import io.countersign.application.event.Chronicle;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.tenant.TenantId;
import java.util.Optional;

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
  private final Chronicle chronicle;

  public RemoveOrganization(
      Transactions transactions, Organizations organizations, Chronicle chronicle) {
    this.transactions = transactions;
    this.organizations = organizations;
    this.chronicle = chronicle;
  }

  /** Authentications under way are left as they are. */
  public Result remove(TenantId tenant, OrganizationId id) {
    return transactions.inTransaction(() -> {
      if (!organizations.remove(tenant, id)) {
        return new Result.NotFound();
      }
      chronicle.tell(
          EventType.ORGANIZATION_REMOVED, tenant, Optional.empty(), Fact.organization(id));
      return new Result.Removed();
    });
  }
}
