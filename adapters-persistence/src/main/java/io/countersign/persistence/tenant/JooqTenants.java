package io.countersign.persistence.tenant;

import static io.countersign.persistence.generated.Tables.TENANTS;

import io.countersign.application.tenant.Tenants;
import io.countersign.domain.policy.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Rows;
import java.util.Optional;
import org.jooq.Record;

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
            .where(TENANTS.TENANT_ID.eq(tenant.id())));
  }

  private static Tenant tenant(Record row) {
    return new Tenant(
        row.get(TENANTS.TENANT_ID),
        row.get(TENANTS.NAME),
        MfaRequirement.valueOf(row.get(TENANTS.MFA)),
        row.get(TENANTS.CREATED_AT));
  }
}
