package io.countersign.application.webhook;

import io.countersign.application.webhook.Attempt.Outcome;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.SignatureScheme;
import io.countersign.domain.webhook.Subscription;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.domain.webhook.WebhookSecret;
import io.countersign.domain.webhook.WebhookUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Webhooks to try ports and use cases with. */
public final class SampleWebhooks {

  private SampleWebhooks() {}

  /** One that is told everything. */
  public static Webhook webhook(TenantId tenant, Instant at) {
    return new Webhook(
        new WebhookId(UUID.randomUUID()),
        tenant,
        WebhookUrl.of("https://shop.example/hook?q=ü".replace("ü", "%C3%BC")),
        "Ünï 😀",
        Subscription.ALL,
        false,
        Optional.empty(),
        at);
  }

  /** A secret, the same for the same number. */
  public static WebhookSecret secret(int fill) {
    byte[] key = new byte[WebhookSecret.KEY_BYTES];
    Arrays.fill(key, (byte) fill);
    return new WebhookSecret(SignatureScheme.V1, SecretBytes.of(key), Optional.empty());
  }

  /** An event that was told to nobody. */
  public static WebhookDelivery pending(Webhook to, long position, UserId user, Instant at) {
    return new WebhookDelivery(
        to.tenant(),
        to.id(),
        new EventId(UUID.randomUUID()),
        position,
        Optional.of(user),
        EventType.MFA_DISABLED.text(),
        WebhookDelivery.State.PENDING,
        0,
        Optional.of(at),
        Optional.empty(),
        at,
        Optional.empty());
  }

  /** An event that was taken. */
  public static WebhookDelivery over(
      Webhook to, long position, UserId user, Instant at, Instant expires) {
    return pending(to, position, user, at).over(attempt(Outcome.DELIVERED), at, expires);
  }

  /** What comes of an attempt. */
  public static Attempt attempt(Outcome outcome) {
    return new Attempt(
        outcome,
        outcome == Outcome.DELIVERED ? Optional.of(204) : Optional.empty(),
        Duration.ofMillis(12),
        Optional.empty());
  }
}
