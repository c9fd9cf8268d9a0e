package io.countersign.domain.webhook;

import java.util.UUID;

/** Names a webhook for good. */
public record WebhookId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
