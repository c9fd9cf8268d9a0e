package io.countersign.application.tenant;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.policy.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** {@link Tenants} in memory; {@code default} exists from the start. */
public final class MemoryTenants implements Tenants {

  private final MemoryTable<Tenant> tenants;

  public MemoryTenants(MemoryStore store) {
    tenants = store.table(Tenant.class);
    add(new Tenant(TenantId.DEFAULT, "Default", MfaRequirement.OPTIONAL, Instant.EPOCH));
  }

  @Override
  public Optional<Tenant> find(TenantId id) {
    return tenants.get(id);
  }

  @Override
  public boolean add(Tenant tenant) {
    return tenants.putIfAbsent(tenant, tenant.id());
  }

  @Override
  public void update(Tenant tenant) {
    find(tenant.id())
        .map(kept -> new Tenant(kept.id(), tenant.name(), tenant.mfa(), kept.createdAt()))
        .ifPresent(updated -> tenants.put(updated, updated.id()));
  }
}
