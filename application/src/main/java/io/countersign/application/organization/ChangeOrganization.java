package io.countersign.application.organization;

import io.countersign.application.event.Chronicle;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.organization.Organization;
import java.util.Optional;

/** Chooses a requirement for an organization, be it the first. */
public final class ChangeOrganization {

  private final Transactions transactions;
  private final Organizations organizations;
  private final Chronicle chronicle;

  public ChangeOrganization(
      Transactions transactions, Organizations organizations, Chronicle chronicle) {
    this.transactions = transactions;
    this.organizations = organizations;
    this.chronicle = chronicle;
  }

  /** Authentications under way are left as they are. */
  public void change(Organization organization) {
    transactions.inTransaction(() -> {
      organizations.put(organization);
      chronicle.tell(
          EventType.ORGANIZATION_CHANGED,
          organization.tenant(),
          Optional.empty(),
          Fact.organization(organization.id()),
          Fact.mfa(organization.mfa()));
      return organization;
    });
  }
}
