package io.countersign.application.organization;

import io.countersign.domain.organization.Organization;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** The organizations for which a requirement was chosen. */
public final class ListOrganizations {

  private final Organizations organizations;

  public ListOrganizations(Organizations organizations) {
    this.organizations = organizations;
  }

  /** One page, in the order of their ids; the arguments as for {@link Organizations#page}. */
  public List<Organization> list(TenantId tenant, Optional<OrganizationId> after, int most) {
    return organizations.page(tenant, after, most);
  }
}
