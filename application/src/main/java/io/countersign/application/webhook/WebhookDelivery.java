package io.countersign.application.webhook;

import io.countersign.application.webhook.Attempt.Outcome;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far one event got on its way to one webhook.
 *
 * @param position of the event in its tenant's ledger
 * @param type of the event, by its name
 * @param attempts how many there were, of this round if it was told to be sent again
 * @param dueAt when it is tried next; absent once it is over
 * @param last what came of the last attempt
 * @param expiresAt when it is forgotten; absent until it is over
 */
public record WebhookDelivery(
    TenantId tenant,
    WebhookId webhook,
    EventId event,
    long position,
    Optional<UserId> user,
    String type,
    State state,
    int attempts,
    Optional<Instant> dueAt,
    Optional<Last> last,
    Instant createdAt,
    Optional<Instant> expiresAt) {

  /** How far. */
  public enum State {
    /** It is tried, or tried again. */
    PENDING,
    /** It was taken. */
    DELIVERED,
    /** It was given up. */
    FAILED;

    /** Whether nothing happens to it any more of itself. */
    public boolean over() {
      return this == DELIVERED || this == FAILED;
    }
  }

  /** What came of an attempt, and when it was over. */
  public record Last(Outcome outcome, Optional<Integer> status, Duration took, Instant at) {}

  /** Of an event that nobody tried to send yet. */
  static WebhookDelivery of(
      WebhookId webhook, Event event, long position, Instant due, Instant now) {
    return new WebhookDelivery(
        event.tenant(),
        webhook,
        event.id(),
        position,
        event.user(),
        event.type().text(),
        State.PENDING,
        0,
        Optional.of(due),
        Optional.empty(),
        now,
        Optional.empty());
  }

  /** After an attempt that is not the last. */
  WebhookDelivery tried(Attempt attempt, Instant now, Instant next) {
    return with(
        State.PENDING, attempts + 1, Optional.of(next), last(attempt, now), Optional.empty());
  }

  /** After the last attempt. */
  WebhookDelivery over(Attempt attempt, Instant now, Instant expiresAt) {
    return with(
        attempt.succeeded() ? State.DELIVERED : State.FAILED,
        attempts + 1,
        Optional.empty(),
        last(attempt, now),
        Optional.of(expiresAt));
  }

  /** Not tried yet, and not before then. */
  WebhookDelivery postponed(Instant due) {
    return with(State.PENDING, attempts, Optional.of(due), last, Optional.empty());
  }

  private static Optional<Last> last(Attempt attempt, Instant now) {
    return Optional.of(new Last(attempt.outcome(), attempt.status(), attempt.took(), now));
  }

  private WebhookDelivery with(
      State next,
      int count,
      Optional<Instant> due,
      Optional<Last> came,
      Optional<Instant> expires) {
    return new WebhookDelivery(
        tenant, webhook, event, position, user, type, next, count, due, came, createdAt, expires);
  }
}
