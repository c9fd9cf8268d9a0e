package io.countersign.application.risk;

import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.policy.Context;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * What assessors are told of somebody who is about to come in.
 *
 * @param at when the authentication began, or was approved
 * @param context what the application said; addresses and user agents in it may be forged
 * @param device what the application keeps in the user's browser or app to know it again, as it was
 *     sent; it is never kept but as a keyed hash
 */
public record RiskQuestion(
    TenantId tenant, UserId user, Instant at, Context context, Optional<SecretBytes> device) {}
