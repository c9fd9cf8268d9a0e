package io.countersign.application.tenant;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** {@link Tenants} in memory; {@code default} exists from the start. */
public final class MemoryTenants implements Tenants {

  private final MemoryStore store;
  private final MemoryTable<Tenant> tenants;

  public MemoryTenants(MemoryStore store) {
    this.store = store;
    this.tenants = store.table(Tenant.class);
    add(new Tenant(TenantId.DEFAULT, "Default", MfaRequirement.OPTIONAL, Instant.EPOCH));
  }

  @Override
  public Optional<Tenant> find(TenantId id) {
    return tenants.get(id);
  }

  @Override
  public Optional<Tenant> lock(TenantId id) {
    store.requireTransaction();
    return find(id);
  }

  @Override
  public boolean add(Tenant tenant) {
    return tenants.putIfAbsent(tenant, tenant.id());
  }

  @Override
  public void update(Tenant tenant) {
    Tenant kept =
        find(tenant.id()).orElseThrow(() -> new IllegalStateException("no tenant " + tenant.id()));
    tenants.put(
        kept.withName(tenant.name())
            .withMfa(tenant.mfa())
            .withSettings(tenant.settings())
            .withPolicy(tenant.policy()),
        kept.id());
  }
}
