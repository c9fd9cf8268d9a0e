package com.example.countersign.sqlite;

import io.countersign.application.organization.Organizations;
import io.countersign.domain.organization.Organization;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.TenantId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@link Organizations} in SQLite. */
record SqliteOrganizations(Sqlite database) implements Organizations {

  private static final String ONE = " where tenant_id = ? and organization_id = ?";

  @Override
  public Optional<Organization> find(TenantId tenant, OrganizationId id) {
    return database.first(
        "select * from organizations" + ONE, SqliteOrganizations::organization, tenant, id.value());
  }

  @Override
  public void put(Organization chosen) {
    database.change(
        "insert into organizations values (?, ?, ?)"
            + " on conflict (tenant_id, organization_id) do update set mfa = excluded.mfa",
        chosen.tenant(),
        chosen.id().value(),
        chosen.mfa());
  }

  @Override
  public boolean remove(TenantId tenant, OrganizationId id) {
    return database.change("delete from organizations" + ONE, tenant, id.value()) == 1;
  }

  /** No id is empty, so every one of them comes after the empty text. */
  @Override
  public List<Organization> page(TenantId tenant, Optional<OrganizationId> after, int most) {
    return database.all(
        "select * from organizations where tenant_id = ? and organization_id > ?"
            + " order by organization_id limit ?",
        SqliteOrganizations::organization,
        tenant,
        after.map(OrganizationId::value).orElse(""),
        most);
  }

  private static Organization organization(Row row) throws SQLException {
    return new Organization(
        new TenantId(row.text("tenant_id")),
        new OrganizationId(row.text("organization_id")),
        MfaRequirement.valueOf(row.text("mfa")));
  }
}
