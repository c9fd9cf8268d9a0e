package io.countersign.application.organization;

import io.countersign.domain.organization.Organization;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** The organizations of a tenant for which a requirement was chosen. */
public interface Organizations {

  /** The organization of this id. */
  Optional<Organization> find(TenantId tenant, OrganizationId id);

  /** Keeps what was chosen for one, be it the first or another choice. */
  void put(Organization organization);

  /**
   * Forgets what was chosen for one.
   *
   * @return false if nothing was
   */
  boolean remove(TenantId tenant, OrganizationId id);

  /**
   * Organizations in the order of their ids (by code point).
   *
   * @param after the last id of the page before, or nothing for the first page
   * @param most how many at the most, 1 to 200
   */
  List<Organization> page(TenantId tenant, Optional<OrganizationId> after, int most);
}
