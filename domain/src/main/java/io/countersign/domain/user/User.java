package io.countersign.domain.user;

import io.countersign.domain.tenant.TenantId;
import java.time.Instant;

/**
 * A person of one tenant, known since an application first mentioned them.
 *
 * @param firstSeenAt when an application first mentioned them
 */
public record User(TenantId tenant, UserId id, Instant firstSeenAt) {}
