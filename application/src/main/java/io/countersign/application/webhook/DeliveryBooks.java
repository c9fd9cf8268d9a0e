package io.countersign.application.webhook;

import io.countersign.application.event.Chronicle;
import io.countersign.application.webhook.Attempt.Outcome;
import io.countersign.application.webhook.DeliveryPage.Tried;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.event.FactName;
import io.countersign.domain.webhook.Disabling.Reason;
import io.countersign.domain.webhook.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what came of a page, and draws the conclusions. */
public final class DeliveryBooks {

  /** From when an event is looked at until it is known that it failed. */
  private static final Duration FIRST_ATTEMPT = Duration.ofMinutes(2);

  /** Until a webhook is told anything again for which this node had no room. */
  private static final Duration NO_ROOM = Duration.ofSeconds(1);

  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final RetrySchedule schedule;
  private final WebhookRules rules;
  private final Chronicle chronicle;

  public DeliveryBooks(
      Webhooks webhooks,
      WebhookDeliveries deliveries,
      RetrySchedule schedule,
      WebhookRules rules,
      Chronicle chronicle) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.schedule = schedule;
    this.rules = rules;
    this.chronicle = chronicle;
  }

  /** In a transaction in which the webhook is locked. */
  void keep(DeliveryPage page, List<Tried> tried, Instant now) {
    List<WebhookDelivery> added = new ArrayList<>(page.blocked());
    List<WebhookDelivery> changed = new ArrayList<>();
    List<WebhookDelivery> late = new ArrayList<>();
    for (Tried one : tried) {
      WebhookDelivery after = after(one, now);
      (one.task().fresh() ? added : changed).add(after);
      if (one.failed() && !after.state().over()) {
        late.add(after);
      }
    }
    deliveries.add(added);
    deliveries.change(changed);
    if (page.webhook().ordered()) {
      late.forEach(this::keepBack);
    }
    WebhookProgress progress = progress(page, tried, now);
    webhooks.advance(page.webhook().tenant(), page.webhook().id(), progress);
    if (page.progress().failingSince().isPresent() && progress.failingSince().isEmpty()) {
      deliveries.hasten(page.webhook().tenant(), page.webhook().id(), now);
    }
    reason(tried, progress, now).ifPresent(reason -> disable(page.webhook(), reason, now));
  }

  private WebhookDelivery after(Tried one, Instant now) {
    WebhookDelivery before = one.task().delivery();
    if (one.attempt().isEmpty()) {
      return before;
    }
    Attempt attempt = one.attempt().get();
    if (attempt.succeeded() || attempt.outcome() == Outcome.EXPIRED) {
      return before.over(attempt, now, now.plus(rules.keep()));
    }
    return schedule
        .next(before.attempts() + 1, attempt, now)
        .map(next -> before.tried(attempt, now, next))
        .orElseGet(() -> before.over(attempt, now, now.plus(rules.keep())));
  }

  /** What comes after it of its user comes after it. */
  private void keepBack(WebhookDelivery late) {
    late.user()
        .ifPresent(user ->
            deliveries.postpone(
                late.tenant(), late.webhook(), user, late.position(), late.dueAt().orElseThrow()));
  }

  private static WebhookProgress progress(DeliveryPage page, List<Tried> tried, Instant now) {
    boolean taken =
        tried.stream().flatMap(one -> one.attempt().stream()).anyMatch(Attempt::succeeded);
    boolean failed = tried.stream().anyMatch(DeliveryBooks::isFailure);
    Optional<Instant> failingSince = page.progress().failingSince();
    if (taken) {
      failingSince = Optional.empty();
    } else if (failed) {
      // A clock that was put back must not make it look as if it had begun later than now.
      failingSince = Optional.of(failingSince.filter(now::isAfter).orElse(now));
    }
    Optional<Instant> rest = asked(tried).map(now::plus);
    if (!tried.isEmpty() && tried.stream().allMatch(one -> one.attempt().isEmpty())) {
      // There was no room: whoever is served meanwhile makes some.
      rest = Optional.of(now.plus(NO_ROOM));
    }
    if (failed && !taken) {
      Instant usual = now.plus(RetrySchedule.rest(Duration.between(failingSince.orElse(now), now)));
      rest = Optional.of(rest.filter(usual::isBefore).orElse(usual));
    }
    return new WebhookProgress(page.cursor(), failingSince, rest);
  }

  private static boolean isFailure(Tried one) {
    return one.failed()
        && one.attempt().filter(made -> made.outcome() != Outcome.EXPIRED).isPresent();
  }

  private static Optional<Duration> asked(List<Tried> tried) {
    return tried.stream()
        .flatMap(one -> one.attempt().stream())
        .flatMap(made -> RetrySchedule.asked(made).stream())
        .max(Duration::compareTo);
  }

  private Optional<Reason> reason(List<Tried> tried, WebhookProgress progress, Instant now) {
    if (tried.stream().anyMatch(one -> came(one, Outcome.GONE))) {
      return Optional.of(Reason.GONE);
    }
    Optional<Instant> since = progress.failingSince();
    if (since.isEmpty() || tried.stream().noneMatch(DeliveryBooks::isFailure)) {
      return Optional.empty();
    }
    if (!now.isBefore(since.get().plus(rules.disableAfter()))) {
      return Optional.of(Reason.FAILING);
    }
    return tried.stream().anyMatch(one -> isExhausted(one, since.get()))
        ? Optional.of(Reason.EXHAUSTED)
        : Optional.empty();
  }

  private static boolean came(Tried one, Outcome outcome) {
    return one.attempt().filter(made -> made.outcome() == outcome).isPresent();
  }

  /** Nothing was taken from its first attempt to its last. */
  private static boolean isExhausted(Tried one, Instant since) {
    WebhookDelivery delivery = one.task().delivery();
    return isFailure(one)
        && delivery.attempts() >= RetrySchedule.PAUSES.size()
        && since.isBefore(delivery.createdAt().plus(FIRST_ATTEMPT));
  }

  private void disable(Webhook known, Reason reason, Instant now) {
    Webhook webhook = webhooks.lock(known.tenant(), known.id()).orElseThrow();
    if (webhook.disabled().isEmpty()) {
      webhooks.change(webhook.disabled(reason, now));
      chronicle.tell(
          EventType.WEBHOOK_DISABLED,
          webhook.tenant(),
          Optional.empty(),
          new Fact(FactName.WEBHOOK, webhook.id().toString()),
          Fact.reason(reason.text()));
    }
  }
}
