package io.countersign.application.policy;

import io.countersign.domain.client.ClientId;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * From when on a version was asked, or none.
 *
 * @param number 1 for the tenant's first, and one more for each after it
 * @param version what is asked from then on; absent if nothing is
 * @param before the number of the activation that rolling this one back returns to; absent if that
 *     is the beginning, when nothing was asked
 * @param author the application that asked for it
 */
public record Activation(
    TenantId tenant,
    int number,
    Optional<Integer> version,
    Optional<Integer> before,
    ClientId author,
    Instant at) {}
