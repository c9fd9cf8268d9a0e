package io.countersign.application.tenant;

import io.countersign.application.transaction.MemoryStore;

final class MemoryTenantsTest implements TenantsContract {

  private final Tenants tenants = new MemoryTenants(new MemoryStore());

  @Override
  public Tenants tenants() {
    return tenants;
  }
}
