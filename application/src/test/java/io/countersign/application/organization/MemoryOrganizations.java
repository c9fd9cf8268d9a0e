package io.countersign.application.organization;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.organization.Organization;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link Organizations} in memory. */
public final class MemoryOrganizations implements Organizations {

  /** UTF-8 sorts by code point (RFC 3629 section 1), which UTF-16 does not. */
  private static final Comparator<OrganizationId> BY_CODE_POINT =
      (one, two) -> Arrays.compareUnsigned(utf8(one), utf8(two));

  private final MemoryStore store;
  private final MemoryTable<Organization> organizations;

  public MemoryOrganizations(MemoryStore store) {
    this.store = store;
    this.organizations = store.table(Organization.class);
  }

  @Override
  public Optional<Organization> find(TenantId tenant, OrganizationId id) {
    return organizations.get(tenant, id);
  }

  @Override
  public void put(Organization organization) {
    organizations.put(organization, organization.tenant(), organization.id());
  }

  @Override
  public boolean remove(TenantId tenant, OrganizationId id) {
    return store.inTransaction(() -> {
      boolean there = find(tenant, id).isPresent();
      organizations.remove(tenant, id);
      return there;
    });
  }

  @Override
  public List<Organization> page(TenantId tenant, Optional<OrganizationId> after, int most) {
    return organizations.all().stream()
        .filter(one -> one.tenant().equals(tenant))
        .filter(one -> after.map(id -> BY_CODE_POINT.compare(one.id(), id) > 0).orElse(true))
        .sorted(Comparator.comparing(Organization::id, BY_CODE_POINT))
        .limit(most)
        .toList();
  }

  private static byte[] utf8(OrganizationId id) {
    return id.value().getBytes(StandardCharsets.UTF_8);
  }
}
