package io.countersign.application.tenant;

import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.util.Optional;

/** The tenants of the installation. */
public interface Tenants {

  /** The tenant of this name. */
  Optional<Tenant> find(TenantId id);

  /** The tenant of this name, locked until the transaction ends. */
  Optional<Tenant> lock(TenantId id);

  /**
   * @return false if there is one of this name already; nothing is changed then
   */
  boolean add(Tenant tenant);

  /** Keeps the new name, policy and settings of a tenant. To be locked before. */
  void update(Tenant tenant);
}
