package io.countersign.application.webhook;

import io.countersign.application.webhook.WebhookDelivery.State;
import io.countersign.domain.event.EventId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was sent to webhooks, and what is to be sent again. */
public interface WebhookDeliveries {

  /** Keeps new ones. */
  void add(List<WebhookDelivery> deliveries);

  /** Keeps how far those got that are there; passes over those that are not. */
  void change(List<WebhookDelivery> deliveries);

  /** One of them, as last kept. */
  Optional<WebhookDelivery> find(TenantId tenant, WebhookId webhook, EventId event);

  /**
   * Those of a webhook that are due, by ascending position.
   *
   * @param most how many at the most, 1 to 1,000
   */
  List<WebhookDelivery> due(TenantId tenant, WebhookId webhook, Instant now, int most);

  /** The webhooks, of whatever tenant, that something is due for. */
  Set<WebhookId> due(Instant now);

  /**
   * How many of a webhook are not over.
   *
   * @param most as far as is counted, 1 to 10,000
   */
  int unfinished(TenantId tenant, WebhookId webhook, int most);

  /** The users of whom something is not over, with when the last of it is due. */
  Map<UserId, Instant> usersUnfinished(TenantId tenant, WebhookId webhook);

  /** Has what is not over of a user and behind a position tried at that time. */
  void postpone(TenantId tenant, WebhookId webhook, UserId user, long behind, Instant due);

  /** Has all that is not over tried at that time. */
  void hasten(TenantId tenant, WebhookId webhook, Instant due);

  /**
   * Those of a webhook by descending position: newest first.
   *
   * @param before only those with a lesser one
   * @param state only those that got that far
   * @param most how many at the most, 1 to 1,000
   */
  List<WebhookDelivery> page(
      TenantId tenant, WebhookId webhook, Optional<Long> before, Optional<State> state, int most);

  /**
   * Has those sent again, in a new round of attempts, that are over and of a range of positions.
   *
   * @param first the least position
   * @param last the greatest
   * @param state only those that ended like this
   * @return how many
   */
  int again(
      TenantId tenant,
      WebhookId webhook,
      long first,
      long last,
      Optional<State> state,
      Instant due);

  /** Forgets all of a webhook. */
  void remove(TenantId tenant, WebhookId webhook);
}
