package io.countersign.persistence.organization;

import io.countersign.application.organization.Organizations;
import io.countersign.application.organization.OrganizationsContract;
import io.countersign.persistence.EachDatabase;

final class JooqOrganizationsTest extends EachDatabase implements OrganizationsContract {

  @Override
  public Organizations organizations() {
    return storage.organizations();
  }
}
