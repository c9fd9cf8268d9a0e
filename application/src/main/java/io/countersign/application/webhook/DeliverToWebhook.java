package io.countersign.application.webhook;

import io.countersign.application.transaction.Transactions;
import io.countersign.application.webhook.DeliveryPage.Tried;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.domain.webhook.WebhookSecret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells a webhook what comes next. One node does it at a time, which has a lease. What was sent is
 * written down after it was sent, together with how far the webhook got: whoever dies in between
 * has it sent again, under the same ids.
 */
public final class DeliverToWebhook {

  /** Whoever does not renew it for so long is thought dead. */
  public static final Duration LEASE = Duration.ofSeconds(10);

  /** Does several things at once, but not too many, nor too many for one tenant. */
  public interface Crew {

    /**
     * Does all of them, and returns what came of each, in their order.
     *
     * @param tenant whom it is done for
     */
    <T> List<T> all(TenantId tenant, List<Supplier<T>> work);
  }

  private final Transactions transactions;
  private final Webhooks webhooks;
  private final DeliveryPages pages;
  private final DeliveryBooks books;
  private final Attempt.Sender sender;
  private final Crew crew;
  private final InstantSource clock;

  public DeliverToWebhook(
      Transactions transactions,
      Webhooks webhooks,
      DeliveryPages pages,
      DeliveryBooks books,
      Attempt.Sender sender,
      Crew crew,
      InstantSource clock) {
    this.transactions = transactions;
    this.webhooks = webhooks;
    this.pages = pages;
    this.books = books;
    this.sender = sender;
    this.crew = crew;
    this.clock = clock;
  }

  /**
   * Sends the next page. While it does, somebody must {@linkplain Webhooks#renew renew} the lease.
   *
   * @param by who has the lease, or is to have it
   * @return how many events were seen to; 0 if there is nothing more to do right now, and no lease
   *     is had any more
   */
  public int deliver(TenantId tenant, WebhookId id, String by) {
    Optional<DeliveryPage> page = transactions.inTransaction(() -> next(tenant, id, by));
    if (page.isEmpty()) {
      return 0;
    }
    if (page.get().isEmpty()) {
      webhooks.release(tenant, id, by);
      return 0;
    }
    return settled(page.get(), sent(page.get()), by);
  }

  private Optional<DeliveryPage> next(TenantId tenant, WebhookId id, String by) {
    Instant now = clock.instant();
    if (!webhooks.lease(tenant, id, by, now, now.plus(LEASE))) {
      return Optional.empty();
    }
    List<WebhookSecret> secrets =
        webhooks.secrets(tenant, id).stream().filter(secret -> secret.counts(now)).toList();
    return webhooks
        .find(tenant, id)
        .flatMap(webhook ->
            webhooks
                .progress(tenant, id)
                .map(progress -> pages.next(webhook, progress, secrets, now)));
  }

  private List<Tried> sent(DeliveryPage page) {
    DeliveryRound round = new DeliveryRound(page, sender);
    return crew
        .all(
            page.webhook().tenant(),
            page.chains().stream()
                .<Supplier<List<Tried>>>map(chain -> () -> round.send(chain))
                .toList())
        .stream()
        .flatMap(Collection::stream)
        .toList();
  }

  private int settled(DeliveryPage page, List<Tried> tried, String by) {
    return transactions.inTransaction(() -> {
      Instant now = clock.instant();
      TenantId tenant = page.webhook().tenant();
      WebhookId id = page.webhook().id();
      boolean same =
          webhooks.lock(tenant, id).isPresent()
              && webhooks
                  .progress(tenant, id)
                  .filter(progress -> progress.cursor() == page.progress().cursor())
                  .isPresent();
      // Somebody else may have thought this node dead; one that was disabled is nobody else's.
      if (!same || isTaken(tenant, id, by, now)) {
        return 0;
      }
      books.keep(page, tried, now);
      return page.tasks().size() + page.blocked().size() + 1;
    });
  }

  private boolean isTaken(TenantId tenant, WebhookId id, String by, Instant now) {
    return webhooks.find(tenant, id).filter(one -> one.disabled().isEmpty()).isPresent()
        && !webhooks.lease(tenant, id, by, now, now.plus(LEASE));
  }
}
