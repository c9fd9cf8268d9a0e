package io.countersign.application.delivery;

import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * On whose behalf a message is sent, and what for.
 *
 * @param user absent for somebody who may be nobody's user yet
 * @param subject the challenge, enrollment or contact verification that it belongs to
 * @param language absent for that of the installation
 */
public record Sender(
    TenantId tenant,
    Optional<UserId> user,
    UUID subject,
    Occasion occasion,
    Optional<Locale> language) {}
