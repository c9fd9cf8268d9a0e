package io.countersign.application.organization;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.organization.Organization;

/** Chooses a requirement for an organization, be it the first. */
public final class ChangeOrganization {

  private final Transactions transactions;
  private final Organizations organizations;

  public ChangeOrganization(Transactions transactions, Organizations organizations) {
    this.transactions = transactions;
    this.organizations = organizations;
  }

  /** Authentications under way are left as they are. */
  public void change(Organization organization) {
    transactions.inTransaction(() -> {
      organizations.put(organization);
      return organization;
    });
  }
}
