package io.countersign.application.tenant;

import io.countersign.application.client.CreateApiKey;
import io.countersign.application.client.CreatedApiKey;
import io.countersign.application.event.Chronicle;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Founds a tenant, together with the API key that everything else in it is done with. */
public final class CreateTenant {

  /** A new tenant and its first API key, which may do everything within it. */
  public record Created(Tenant tenant, CreatedApiKey key) {}

  private static final ClientId ADMIN = new ClientId("admin");
  private static final Set<Scope> WITHIN =
      EnumSet.complementOf(EnumSet.of(Scope.INSTALLATION_WRITE));

  private final Transactions transactions;
  private final Tenants tenants;
  private final CreateApiKey createApiKey;
  private final InstantSource clock;
  private final Chronicle chronicle;

  public CreateTenant(
      Transactions transactions,
      Tenants tenants,
      CreateApiKey createApiKey,
      InstantSource clock,
      Chronicle chronicle) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.createApiKey = createApiKey;
    this.clock = clock;
    this.chronicle = chronicle;
  }

  /**
   * @return nothing if there is a tenant of this name already
   */
  public Optional<Created> create(TenantId id, String name, MfaRequirement mfa) {
    Tenant tenant = new Tenant(id, name, mfa, clock.instant());
    return transactions.inTransaction(
        () -> tenants.add(tenant) ? Optional.of(founded(tenant)) : Optional.empty());
  }

  private Created founded(Tenant tenant) {
    chronicle.tell(EventType.TENANT_CREATED, tenant.id(), Optional.empty(), Fact.mfa(tenant.mfa()));
    return new Created(tenant, createApiKey.create(tenant.id(), ADMIN, WITHIN));
  }
}
