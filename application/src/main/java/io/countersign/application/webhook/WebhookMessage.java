package io.countersign.application.webhook;

import io.countersign.domain.event.Event;
import java.util.Optional;

/**
 * What is sent to a webhook.
 *
 * @param position where it is in its tenant's ledger; absent if it was only made to try one out
 */
public record WebhookMessage(Event event, Optional<Long> position) {}
