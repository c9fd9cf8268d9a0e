package io.countersign.domain.webhook;

import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * An endpoint of a tenant that is told what happens there.
 *
 * @param description for people, at most 200 characters, be it none
 * @param ordered whether the events of a user come one after the other, each once the one before it
 *     was taken or given up
 * @param disabled if it is told nothing for now
 */
public record Webhook(
    WebhookId id,
    TenantId tenant,
    WebhookUrl url,
    String description,
    Subscription subscription,
    boolean ordered,
    Optional<Disabling> disabled,
    Instant createdAt) {

  /** How many a tenant may have. */
  public static final int MOST = 100;

  /** The same, told nothing from now on. */
  public Webhook disabled(Disabling.Reason reason, Instant at) {
    return with(Optional.of(new Disabling(reason, at)));
  }

  /** The same, told again. */
  public Webhook enabled() {
    return with(Optional.empty());
  }

  private Webhook with(Optional<Disabling> disabling) {
    return new Webhook(id, tenant, url, description, subscription, ordered, disabling, createdAt);
  }
}
