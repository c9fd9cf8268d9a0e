package io.countersign.application.webhook;

import io.countersign.domain.webhook.WebhookSecret;

/** What came of making a webhook. Nothing was changed unless it was {@link Created}. */
public sealed interface CreateWebhookResult {

  /**
   * It is there.
   *
   * @param secret what its requests are signed with, told this once
   */
  record Created(WebhookStanding standing, WebhookSecret secret) implements CreateWebhookResult {}

  /** The tenant has as many as it may have. */
  record TooMany() implements CreateWebhookResult {}

  /** It would be sent in the clear. */
  record NotEncrypted() implements CreateWebhookResult {}
}
