package io.countersign.application.webhook;

import io.countersign.application.ledger.Ledger;
import io.countersign.domain.event.Head;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.WebhookId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the webhooks that there is something to tell. */
public final class FindWebhooksDue {

  /**
   * What there is to do.
   *
   * @param due those that nobody else tells right now
   * @param behind how many events the one that is furthest behind has not been told
   */
  public record Found(List<ActiveWebhook> due, long behind) {}

  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final Ledger ledger;
  private final InstantSource clock;

  public FindWebhooksDue(
      Webhooks webhooks, WebhookDeliveries deliveries, Ledger ledger, InstantSource clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Of all tenants.
   *
   * @param by who is to tell them; what they had before they failed is theirs still
   */
  public Found find(String by) {
    Instant now = clock.instant();
    List<ActiveWebhook> active = webhooks.active();
    Set<WebhookId> toSendAgain = active.isEmpty() ? Set.of() : deliveries.due(now);
    Map<TenantId, Long> heads =
        active.isEmpty()
            ? Map.of()
            : ledger.heads().stream().collect(Collectors.toMap(Head::tenant, Head::position));
    List<ActiveWebhook> due =
        active.stream()
            .filter(one -> one.isFreeFor(by, now))
            .filter(one -> !one.progress().rests(now))
            .filter(one -> behind(one, heads) > 0 || toSendAgain.contains(one.id()))
            .toList();
    return new Found(due, active.stream().mapToLong(one -> behind(one, heads)).max().orElse(0));
  }

  private static long behind(ActiveWebhook one, Map<TenantId, Long> heads) {
    return heads.getOrDefault(one.tenant(), 0L) - one.progress().cursor();
  }
}
