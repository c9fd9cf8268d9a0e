package io.countersign.application.webhook;

import java.time.Duration;

/**
 * What holds for all webhooks of an installation.
 *
 * @param plain whether they may be sent in the clear: for development
 * @param disableAfter how long one may take nothing before it is disabled
 * @param keep how long it can be read what was delivered
 */
public record WebhookRules(boolean plain, Duration disableAfter, Duration keep) {}
