package io.countersign.application.webhook;

import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Optional;

/**
 * One that is told what happens, as whoever looks for work sees it.
 *
 * @param leasedUntil when somebody else may tell it, if somebody does
 */
public record ActiveWebhook(
    TenantId tenant, WebhookId id, WebhookProgress progress, Optional<Instant> leasedUntil) {}
