package io.countersign.application.webhook;

import io.countersign.application.event.Chronicle;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.event.FactName;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.SignatureScheme;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.domain.webhook.WebhookSecret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes another secret. Requests are signed with the old one as well for a while, so that whoever
 * receives them can change theirs at any time of it.
 */
public final class RotateWebhookSecret {

  /** As many as there may be signatures in a request. */
  static final int MOST = 4;

  private final Transactions transactions;
  private final Webhooks webhooks;
  private final WebhookSecretMaker maker;
  private final Chronicle chronicle;
  private final InstantSource clock;

  public RotateWebhookSecret(
      Transactions transactions,
      Webhooks webhooks,
      WebhookSecretMaker maker,
      Chronicle chronicle,
      InstantSource clock) {
    this.transactions = transactions;
    this.webhooks = webhooks;
    this.maker = maker;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  /**
   * Nothing if there is no such webhook. Of several old secrets, those that were made first end at
   * once if there would be more than three.
   *
   * @param scheme another one, if it is to change
   * @param overlap how long the old ones are signed with, too; zero or more
   * @return the new one, told this once
   */
  public Optional<WebhookSecret> rotate(
      TenantId tenant,
      WebhookId id,
      ClientId client,
      Optional<SignatureScheme> scheme,
      Duration overlap) {
    return transactions.inTransaction(() ->
        webhooks
            .lock(tenant, id)
            .map(_ -> {
              List<WebhookSecret> former = webhooks.secrets(tenant, id);
              WebhookSecret made = maker.make(scheme.orElse(former.getFirst().scheme()));
              webhooks.changeSecrets(tenant, id, secrets(made, former, overlap));
              chronicle.tell(
                  EventType.WEBHOOK_SECRET_ROTATED,
                  tenant,
                  Optional.of(client),
                  new Fact(FactName.WEBHOOK, id.toString()));
              return made;
            }));
  }

  private List<WebhookSecret> secrets(
      WebhookSecret made, List<WebhookSecret> former, Duration overlap) {
    Instant now = clock.instant();
    List<WebhookSecret> all = new ArrayList<>(List.of(made));
    former.stream()
        .map(secret -> secret.until(now.plus(overlap)))
        .filter(secret -> secret.counts(now))
        .limit(MOST - 1L)
        .forEach(all::add);
    return all;
  }
}
