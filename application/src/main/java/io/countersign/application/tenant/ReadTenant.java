package io.countersign.application.tenant;

import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;

/** A tenant's name and policy. */
public final class ReadTenant {

  private final Tenants tenants;

  public ReadTenant(Tenants tenants) {
    this.tenants = tenants;
  }

  /** The tenant that the caller's key belongs to, which exists as long as the key does. */
  public Tenant read(TenantId id) {
    return tenants.find(id).orElseThrow();
  }
}
