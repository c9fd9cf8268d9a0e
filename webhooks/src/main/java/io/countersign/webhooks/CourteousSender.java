package io.countersign.webhooks;

import io.countersign.application.webhook.Attempt;
import io.countersign.application.webhook.WebhookMessage;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookSecret;
import java.util.List;

/** Sends each message in its turn. */
public record CourteousSender(Attempt.Sender sender, Courtesy courtesy) implements Attempt.Sender {

  @Override
  public Attempt send(Webhook to, List<WebhookSecret> secrets, WebhookMessage message) {
    courtesy.comeAfterOthers(to.tenant());
    return sender.send(to, secrets, message);
  }
}
