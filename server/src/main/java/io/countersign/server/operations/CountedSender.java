package io.countersign.server.operations;

import io.countersign.application.webhook.Attempt;
import io.countersign.application.webhook.WebhookMessage;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookSecret;
import java.util.List;

/** Sends, and counts what comes of it. */
public record CountedSender(Attempt.Sender sender, Metrics metrics) implements Attempt.Sender {

  @Override
  public Attempt send(Webhook to, List<WebhookSecret> secrets, WebhookMessage message) {
    Attempt attempt = sender.send(to, secrets, message);
    metrics.sent(attempt);
    return attempt;
  }
}
