package io.countersign.application.webhook;

import io.countersign.domain.webhook.SignatureScheme;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A webhook as it stands.
 *
 * @param keys what its requests are signed with, without anything secret, the newest first
 */
public record WebhookStanding(Webhook webhook, WebhookProgress progress, List<Key> keys) {

  /**
   * What requests are signed with.
   *
   * @param publicKey what is checked with, where that is no secret
   * @param until when it ends, if another one was made since
   */
  public record Key(SignatureScheme scheme, Optional<String> publicKey, Optional<Instant> until) {

    static Key of(WebhookSecret secret) {
      return new Key(secret.scheme(), secret.publicKey(), secret.until());
    }
  }

  /** Keeps a copy. */
  public WebhookStanding {
    keys = List.copyOf(keys);
  }

  static WebhookStanding of(
      Webhook webhook, WebhookProgress progress, List<WebhookSecret> secrets, Instant now) {
    return new WebhookStanding(
        webhook,
        progress,
        secrets.stream().filter(secret -> secret.counts(now)).map(Key::of).toList());
  }
}
