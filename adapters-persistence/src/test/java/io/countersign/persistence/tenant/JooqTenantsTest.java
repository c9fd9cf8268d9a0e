package io.countersign.persistence.tenant;

import io.countersign.application.tenant.Tenants;
import io.countersign.application.tenant.TenantsContract;
import io.countersign.persistence.EachDatabase;

final class JooqTenantsTest extends EachDatabase implements TenantsContract {

  @Override
  public Tenants tenants() {
    return storage.tenants();
  }
}
