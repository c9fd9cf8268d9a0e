package io.countersign.application.webhook;

import io.countersign.application.ledger.Ledger;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.webhook.DeliveryPage.Task;
import io.countersign.application.webhook.RecentEvents.Entered;
import io.countersign.application.webhook.RecentEvents.Following;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Event;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Finds out what a webhook is told next: what is to be sent again, then what is new. */
public final class DeliveryPages {

  /** So many at once, if there is time for them. */
  public static final int WHOLE = 64;

  /** How far is looked ahead for what a webhook wants to know. */
  private static final int AHEAD = 500;

  /** With so many that are not over, nothing new is begun: the ledger keeps it. */
  static final int MOST_UNFINISHED = 1_000;

  /** How long an event that only a later version knows is left to the nodes of that version. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final WebhookDeliveries deliveries;
  private final Ledger ledger;
  private final RecentEvents recent;
  private final IntSupplier page;

  /**
   * @param transactions those in which pages are read
   * @param page how many there are time for at once, 1 to {@link #WHOLE}
   */
  public DeliveryPages(
      WebhookDeliveries deliveries, Ledger ledger, Transactions transactions, IntSupplier page) {
    this.deliveries = deliveries;
    this.ledger = ledger;
    this.recent = new RecentEvents(ledger, transactions);
    this.page = page;
  }

  /** One that takes nothing is asked with one event at a time. */
  DeliveryPage next(
      Webhook webhook, WebhookProgress progress, List<WebhookSecret> secrets, Instant now) {
    if (progress.rests(now)) {
      return new DeliveryPage(webhook, progress, secrets, List.of(), List.of(), progress.cursor());
    }
    int limit = progress.failingSince().isPresent() ? 1 : page.getAsInt();
    List<Task> tasks = new ArrayList<>();
    for (WebhookDelivery due : deliveries.due(webhook.tenant(), webhook.id(), now, limit)) {
      tasks.add(new Task(due, false, message(due)));
    }
    List<WebhookDelivery> blocked = new ArrayList<>();
    long cursor = progress.cursor();
    if (tasks.size() < limit && hasRoom(webhook)) {
      cursor = addNew(webhook, cursor, limit, now, tasks, blocked);
    }
    tasks.sort(Comparator.comparingLong(task -> task.delivery().position()));
    return new DeliveryPage(webhook, progress, secrets, tasks, blocked, cursor);
  }

  private boolean hasRoom(Webhook webhook) {
    return deliveries.unfinished(webhook.tenant(), webhook.id(), MOST_UNFINISHED) < MOST_UNFINISHED;
  }

  private long addNew(
      Webhook webhook,
      long cursor,
      int limit,
      Instant now,
      List<Task> tasks,
      List<WebhookDelivery> blocked) {
    Map<UserId, Instant> waiting =
        webhook.ordered() ? deliveries.usersUnfinished(webhook.tenant(), webhook.id()) : Map.of();
    long reached = cursor;
    Following following = new Following(List.of(), false);
    for (int looked = 0;
        looked < AHEAD && !following.last() && tasks.size() + blocked.size() < limit;
        looked += following.events().size()) {
      following = recent.after(webhook.tenant(), reached, now);
      for (Entered entry : following.events()) {
        Optional<Event> event = entry.event();
        if (tasks.size() + blocked.size() >= limit || (event.isEmpty() && isRecent(entry, now))) {
          return reached;
        }
        reached = entry.position();
        event
            .filter(told -> webhook.subscription().takes(told.type()))
            .ifPresent(told -> add(webhook, entry, told, now, waiting, tasks, blocked));
      }
    }
    return reached;
  }

  private static boolean isRecent(Entered entry, Instant now) {
    return now.isBefore(entry.at().plus(PATIENCE));
  }

  private static void add(
      Webhook webhook,
      Entered entry,
      Event event,
      Instant now,
      Map<UserId, Instant> waiting,
      List<Task> tasks,
      List<WebhookDelivery> blocked) {
    Optional<Instant> behind = event.user().map(waiting::get);
    WebhookDelivery delivery =
        WebhookDelivery.of(webhook.id(), event, entry.position(), behind.orElse(now), now);
    if (behind.isPresent()) {
      blocked.add(delivery);
    } else {
      tasks.add(
          new Task(
              delivery,
              true,
              Optional.of(new WebhookMessage(event, Optional.of(entry.position())))));
    }
  }

  private Optional<WebhookMessage> message(WebhookDelivery delivery) {
    return found(delivery.tenant(), delivery.position())
        .flatMap(Entry::event)
        .map(event -> new WebhookMessage(event, Optional.of(delivery.position())));
  }

  private Optional<Entry> found(TenantId tenant, long position) {
    return ledger.after(tenant, position - 1, 1).stream()
        .filter(entry -> entry.position() == position)
        .findFirst();
  }
}
