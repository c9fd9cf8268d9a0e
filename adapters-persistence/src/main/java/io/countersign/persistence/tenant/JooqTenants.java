package io.countersign.persistence.tenant;

import static io.countersign.persistence.generated.Tables.TENANTS;

import io.countersign.application.tenant.SettingsText;
import io.countersign.application.tenant.Tenants;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Rows;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** {@link Tenants} in a database. */
public final class JooqTenants implements Tenants {

  private final Database database;

  public JooqTenants(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Tenant> find(TenantId id) {
    return database
        .sql()
        .selectFrom(TENANTS)
        .where(TENANTS.TENANT_ID.eq(id))
        .fetchOptional(JooqTenants::tenant);
  }

  @Override
  public Optional<Tenant> lock(TenantId id) {
    return database
        .locking()
        .selectFrom(TENANTS)
        .where(TENANTS.TENANT_ID.eq(id))
        .forUpdate()
        .fetchOptional(JooqTenants::tenant);
  }

  @Override
  public boolean add(Tenant tenant) {
    return database.added(
        database
            .sql()
            .insertInto(TENANTS)
            .set(TENANTS.TENANT_ID, tenant.id())
            .set(TENANTS.NAME, tenant.name())
            .set(TENANTS.MFA, tenant.mfa().name())
            .set(TENANTS.SETTINGS, settings(tenant))
            .set(TENANTS.POLICY_VERSION, tenant.policy().orElse(null))
            .set(TENANTS.CREATED_AT, tenant.createdAt()));
  }

  @Override
  public void update(Tenant tenant) {
    Rows.changed(
        database
            .sql()
            .update(TENANTS)
            .set(TENANTS.NAME, tenant.name())
            .set(TENANTS.MFA, tenant.mfa().name())
            .set(TENANTS.SETTINGS, settings(tenant))
            .set(TENANTS.POLICY_VERSION, tenant.policy().orElse(null))
            .where(TENANTS.TENANT_ID.eq(tenant.id())));
  }

  private static @Nullable String settings(Tenant tenant) {
    String text = SettingsText.write(tenant.settings());
    return text.isEmpty() ? null : text;
  }

  private static Tenant tenant(Record row) {
    return new Tenant(
        row.get(TENANTS.TENANT_ID),
        row.get(TENANTS.NAME),
        MfaRequirement.valueOf(row.get(TENANTS.MFA)),
        SettingsText.read(Objects.requireNonNullElse(row.get(TENANTS.SETTINGS), "")),
        row.get(TENANTS.CREATED_AT),
        Optional.ofNullable(row.get(TENANTS.POLICY_VERSION)));
  }
}
