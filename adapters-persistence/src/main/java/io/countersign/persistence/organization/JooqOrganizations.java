package io.countersign.persistence.organization;

import static io.countersign.persistence.generated.Tables.ORGANIZATIONS;
import static org.jooq.impl.DSL.param;

import io.countersign.application.organization.Organizations;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.organization.Organization;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;
import io.countersign.persistence.database.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** {@link Organizations} in a database. */
public final class JooqOrganizations implements Organizations {

  private final Database database;
  private final Prepared find;
  private final Prepared update;

  public JooqOrganizations(Database database) {
    this.database = database;
    find = database.prepare(sql -> sql.selectFrom(ORGANIZATIONS).where(one()));
    update =
        database.prepare(sql ->
            sql.update(ORGANIZATIONS)
                .set(ORGANIZATIONS.MFA, param(ORGANIZATIONS.MFA))
                .where(one()));
  }

  @Override
  public Optional<Organization> find(TenantId tenant, OrganizationId id) {
    return find.first(JooqOrganizations::organization, tenant, utf8(id));
  }

  /** Whoever loses the race to be the first waits for the winner, and changes its row. */
  @Override
  public void put(Organization chosen) {
    boolean added =
        database.added(
            database
                .sql()
                .insertInto(ORGANIZATIONS)
                .set(ORGANIZATIONS.TENANT_ID, chosen.tenant())
                .set(ORGANIZATIONS.ORGANIZATION_ID, utf8(chosen.id()))
                .set(ORGANIZATIONS.MFA, chosen.mfa().name()));
    if (!added) {
      update.execute(chosen.mfa().name(), chosen.tenant(), utf8(chosen.id()));
    }
  }

  @Override
  public boolean remove(TenantId tenant, OrganizationId id) {
    return database
            .sql()
            .deleteFrom(ORGANIZATIONS)
            .where(ORGANIZATIONS.TENANT_ID.eq(tenant), ORGANIZATIONS.ORGANIZATION_ID.eq(utf8(id)))
            .execute()
        == 1;
  }

  @Override
  public List<Organization> page(TenantId tenant, Optional<OrganizationId> after, int most) {
    Condition ofTenant = ORGANIZATIONS.TENANT_ID.eq(tenant);
    return database
        .sql()
        .selectFrom(ORGANIZATIONS)
        .where(
            after
                .map(id -> ofTenant.and(ORGANIZATIONS.ORGANIZATION_ID.gt(utf8(id))))
                .orElse(ofTenant))
        .orderBy(ORGANIZATIONS.TENANT_ID, ORGANIZATIONS.ORGANIZATION_ID)
        .limit(most)
        .fetch(row ->
            organization(
                row.get(ORGANIZATIONS.TENANT_ID),
                row.get(ORGANIZATIONS.ORGANIZATION_ID),
                row.get(ORGANIZATIONS.MFA)));
  }

  private static Condition one() {
    return ORGANIZATIONS
        .TENANT_ID
        .eq(param(ORGANIZATIONS.TENANT_ID))
        .and(ORGANIZATIONS.ORGANIZATION_ID.eq(param(ORGANIZATIONS.ORGANIZATION_ID)));
  }

  private static Organization organization(Row row) {
    return organization(
        row.get(ORGANIZATIONS.TENANT_ID),
        row.get(ORGANIZATIONS.ORGANIZATION_ID),
        row.get(ORGANIZATIONS.MFA));
  }

  private static Organization organization(TenantId tenant, byte[] id, String mfa) {
    return new Organization(
        tenant,
        new OrganizationId(new String(id, StandardCharsets.UTF_8)),
        MfaRequirement.valueOf(mfa));
  }

  private static byte[] utf8(OrganizationId id) {
    return id.value().getBytes(StandardCharsets.UTF_8);
  }
}
