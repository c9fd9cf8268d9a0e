package io.countersign.application.webhook;

import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Optional;

/**
 * One that is told what happens, as whoever looks for work sees it.
 *
 * @param leasedBy who tells it, if somebody does
 * @param leasedUntil when somebody else may
 */
public record ActiveWebhook(
    TenantId tenant,
    WebhookId id,
    WebhookProgress progress,
    Optional<String> leasedBy,
    Optional<Instant> leasedUntil) {

  boolean isFreeFor(String somebody, Instant now) {
    return leasedUntil.filter(now::isBefore).isEmpty()
        || leasedBy.filter(somebody::equals).isPresent();
  }
}
