package io.countersign.application.webhook;

/** What came of changing a webhook. Nothing was changed unless it was {@link Changed}. */
public sealed interface ChangeWebhookResult {

  /** It is as it was wanted, whether or not it was before. */
  record Changed(WebhookStanding standing) implements ChangeWebhookResult {}

  /** There is none of this name. */
  record NoSuchWebhook() implements ChangeWebhookResult {}

  /** It would be sent in the clear. */
  record NotEncrypted() implements ChangeWebhookResult {}
}
