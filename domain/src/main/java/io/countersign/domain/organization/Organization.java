package io.countersign.domain.organization;

import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.TenantId;

/**
 * A group of a tenant's users for which a requirement was chosen. Who belongs to it is for the
 * application to know, and to say when it asks.
 */
public record Organization(TenantId tenant, OrganizationId id, MfaRequirement mfa) {}
