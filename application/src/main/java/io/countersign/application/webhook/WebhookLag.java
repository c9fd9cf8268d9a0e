package io.countersign.application.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a webhook lags.
 *
 * @param behind how many events of its tenant it is behind the last one, wanted or not
 * @param pending how many events are tried again, or wait behind such a one of their user; as far
 *     as they are counted, 1,000
 * @param oldest when the oldest of all of those happened; absent if there is none
 */
public record WebhookLag(long behind, int pending, Optional<Instant> oldest) {}
