package com.example.countersign.sqlite;

import io.countersign.application.tenant.SettingsText;
import io.countersign.application.tenant.Tenants;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.sql.SQLException;
import java.util.Optional;

/** {@link Tenants} in SQLite. */
record SqliteTenants(Sqlite database) implements Tenants {

  @Override
  public Optional<Tenant> find(TenantId id) {
    return database.first("select * from tenants where tenant_id = ?", SqliteTenants::tenant, id);
  }

  @Override
  public Optional<Tenant> lock(TenantId id) {
    database.requireTransaction();
    return find(id);
  }

  @Override
  public boolean add(Tenant tenant) {
    return database.change(
            "insert into tenants values (?, ?, ?, ?, ?, ?) on conflict do nothing",
            tenant.id(),
            tenant.name(),
            tenant.mfa(),
            tenant.createdAt(),
            SettingsText.write(tenant.settings()),
            tenant.policy())
        == 1;
  }

  @Override
  public void update(Tenant tenant) {
    database.changeOne(
        "update tenants set name = ?, mfa = ?, settings = ?, policy_version = ? where tenant_id = ?",
        tenant.name(),
        tenant.mfa(),
        SettingsText.write(tenant.settings()),
        tenant.policy(),
        tenant.id());
  }

  private static Tenant tenant(Row row) throws SQLException {
    return new Tenant(
        new TenantId(row.text("tenant_id")),
        row.text("name"),
        MfaRequirement.valueOf(row.text("mfa")),
        SettingsText.read(row.text("settings")),
        row.instant("created_at"),
        row.optionalCount("policy_version"));
  }
}
