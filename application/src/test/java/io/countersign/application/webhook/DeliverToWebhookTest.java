package io.countersign.application.webhook;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.webhook.SampleWebhooks.attempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.fixture.Samples;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.application.webhook.Attempt.Outcome;
import io.countersign.application.webhook.WebhookDelivery.State;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.webhook.Disabling;
import io.countersign.domain.webhook.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliverToWebhookTest {

  private final Receivers all = new Receivers();

  @Test
  void what_happens_is_sent_once_and_nothing_of_before() {
    all.happens(ALICE);
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    all.happens(BOB);
    all.tell(webhook);
    all.tell(webhook);

    assertThat(all.sentTo(webhook)).hasSize(2).doesNotHaveDuplicates();
    assertThat(page(webhook)).allMatch(one -> one.state() == State.DELIVERED);
    assertThat(all.find.find("me").due()).isEmpty();
  }

  @Test
  void several_webhooks_are_each_told_everything_however_large_their_pages_are() {
    List<Webhook> webhooks = List.of(all.webhook(false), all.webhook(true), all.webhook(false));
    List<EventId> happened = new ArrayList<>();
    for (int i = 0; i < 3 * DeliveryPages.WHOLE + 5; i++) {
      all.happens(i % 3 == 0 ? ALICE : BOB);
    }
    all.ledger.after(all.tenant, 0, 1_000).stream()
        .map(entry -> entry.event().orElseThrow())
        .filter(event -> event.type() == EventType.BROWSER_THEFT_SUSPECTED)
        .forEach(event -> happened.add(event.id()));
    for (Webhook webhook : webhooks) {
      all.page = all.page == DeliveryPages.WHOLE ? 16 : DeliveryPages.WHOLE;
      all.tell(webhook);

      assertThat(all.sentTo(webhook)).containsExactlyInAnyOrderElementsOf(happened);
    }
    assertThat(all.sentTo(webhooks.getFirst())).isEqualTo(happened);
  }

  @Test
  void what_waited_to_be_entered_when_a_webhook_was_made_is_not_sent_to_it() {
    for (int i = 0; i < EnterEvents.BATCH + 1; i++) {
      all.isTold(ALICE);
    }
    Webhook webhook = all.webhook(false);
    all.enter();
    all.tell(webhook);

    assertThat(all.sentTo(webhook)).isEmpty();
  }

  @Test
  void what_a_node_tells_whose_clock_is_behind_is_sent_to_a_webhook_made_before() {
    Webhook webhook = all.webhook(false);
    all.clock.set(Samples.NOW.minus(Duration.ofMinutes(1)));
    all.happens(ALICE);
    all.tell(webhook);

    assertThat(all.sentTo(webhook)).hasSize(1);
  }

  @Test
  void what_was_rolled_back_is_never_sent() {
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    org.assertj.core.api.Assertions.assertThatIllegalStateException()
        .isThrownBy(() ->
            all.transactions.inTransaction(() -> {
              all.happens(BOB);
              throw new IllegalStateException("no");
            }));
    all.tell(webhook);

    assertThat(all.sentTo(webhook)).hasSize(1);
  }

  @Test
  void what_a_node_sent_that_died_then_is_sent_again_under_the_same_id() {
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    all.answer =
        (_, _) -> {
          throw new IllegalStateException("killed");
        };
    org.assertj.core.api.Assertions.assertThatIllegalStateException()
        .isThrownBy(() -> all.tell(webhook));
    all.answer = (_, _) -> attempt(Outcome.DELIVERED);
    assertThat(all.deliver.deliver(all.tenant, webhook.id(), "you")).isZero();
    all.clock.tick(DeliverToWebhook.LEASE);
    assertThat(all.deliver.deliver(all.tenant, webhook.id(), "you")).isPositive();

    assertThat(all.sentTo(webhook)).hasSize(2);
    assertThat(new HashSet<>(all.sentTo(webhook))).hasSize(1);
  }

  @Test
  void whoever_failed_while_they_told_a_webhook_finds_it_again_at_once() {
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    all.answer =
        (_, _) -> {
          throw new IllegalStateException("failed");
        };
    org.assertj.core.api.Assertions.assertThatIllegalStateException()
        .isThrownBy(() -> all.tell(webhook));

    assertThat(all.find.find("me").due()).hasSize(1);
    assertThat(all.find.find("you").due()).isEmpty();
    all.clock.tick(DeliverToWebhook.LEASE);
    assertThat(all.find.find("you").due()).hasSize(1);
    assertThat(all.find.find("you").behind()).isPositive();
  }

  @Test
  void what_somebody_sent_who_was_thought_dead_counts_for_nothing() {
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    all.answer =
        (_, _) -> {
          all.clock.tick(DeliverToWebhook.LEASE);
          all.answer = (_, _) -> attempt(Outcome.DELIVERED);
          assertThat(all.deliver.deliver(all.tenant, webhook.id(), "you")).isPositive();
          return attempt(Outcome.REFUSED);
        };
    assertThat(all.deliver.deliver(all.tenant, webhook.id(), "me")).isZero();

    assertThat(page(webhook)).singleElement().matches(one -> one.state() == State.DELIVERED);
  }

  @Test
  void what_fails_is_sent_again_over_about_three_days_and_then_given_up() {
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    all.answer = (_, _) -> attempt(Outcome.REFUSED);
    Instant began = all.clock.instant();
    for (int attempts = 1; attempts <= RetrySchedule.PAUSES.size(); attempts++) {
      all.tell(webhook);
      assertThat(all.sentTo(webhook)).hasSize(attempts);
      Instant due = page(webhook).getFirst().dueAt().orElseThrow();
      Duration usual = RetrySchedule.PAUSES.get(attempts - 1);
      assertThat(Duration.between(all.clock.instant(), due))
          .isBetween(usual.multipliedBy(9).dividedBy(10), usual.multipliedBy(11).dividedBy(10));
      all.clock.set(due.minusMillis(1));
      all.tell(webhook);
      assertThat(all.sentTo(webhook)).hasSize(attempts);
      all.clock.set(due.plus(Duration.ofMinutes(1)));
    }
    all.tell(webhook);

    assertThat(all.sentTo(webhook)).hasSize(10);
    assertThat(new HashSet<>(all.sentTo(webhook))).hasSize(1);
    assertThat(page(webhook)).singleElement().matches(one -> one.state() == State.FAILED);
    assertThat(Duration.between(began, all.clock.instant()))
        .isBetween(Duration.ofHours(65), Duration.ofHours(90));
    assertThat(all.found(webhook).flatMap(Webhook::disabled))
        .map(Disabling::reason)
        .contains(Disabling.Reason.EXHAUSTED);
    assertThat(all.told()).containsExactly("webhook.created", "webhook.disabled");
  }

  @Test
  void what_this_node_had_no_room_for_counts_as_no_attempt() {
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    all.answer = (_, _) -> attempt(Outcome.ABANDONED);
    for (int i = 0; i <= RetrySchedule.PAUSES.size(); i++) {
      all.tell(webhook);
      assertThat(all.find.find("me").due()).isEmpty();
      all.clock.tick(Duration.ofSeconds(1));
      assertThat(all.find.find("me").due()).hasSize(1);
    }
    assertThat(page(webhook))
        .singleElement()
        .matches(one -> one.state() == State.PENDING && one.attempts() == 0);
    assertThat(all.webhooks.progress(all.tenant, webhook.id()).orElseThrow().failingSince())
        .isEmpty();
    all.clock.tick(Duration.ofDays(6));
    all.answer = (_, _) -> attempt(Outcome.DELIVERED);
    all.tell(webhook);

    assertThat(page(webhook)).singleElement().matches(one -> one.state() == State.DELIVERED);
    assertThat(all.found(webhook).flatMap(Webhook::disabled)).isEmpty();
  }

  @Test
  void how_far_a_webhook_lags_can_be_read() {
    Webhook webhook = all.webhook(false);
    all.enter();
    all.tell(webhook);
    assertThat(lag(webhook)).isEqualTo(new WebhookLag(0, 0, Optional.empty()));

    Instant first = all.clock.instant();
    all.happens(ALICE);
    all.clock.tick(Duration.ofMinutes(1));
    all.happens(BOB);
    assertThat(lag(webhook)).isEqualTo(new WebhookLag(2, 0, Optional.of(first)));

    all.answer = (_, _) -> attempt(Outcome.REFUSED);
    assertThat(all.deliver.deliver(all.tenant, webhook.id(), "me")).isPositive();
    all.happens(BOB);
    assertThat(lag(webhook)).isEqualTo(new WebhookLag(1, 2, Optional.of(first)));

    all.answer = (_, _) -> attempt(Outcome.DELIVERED);
    all.clock.tick(Duration.ofHours(1));
    all.tell(webhook);
    assertThat(lag(webhook)).isEqualTo(new WebhookLag(0, 0, Optional.empty()));
  }

  private WebhookLag lag(Webhook webhook) {
    return all.read.read(all.tenant, webhook.id()).orElseThrow().lag();
  }

  @Test
  void a_receiver_that_is_busy_is_left_alone_as_long_as_it_wants_but_not_forever() {
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    all.happens(BOB);
    all.answer = (_, _) -> busy(Duration.ofMinutes(10));
    all.tell(webhook);
    assertThat(all.sentTo(webhook)).hasSize(1);
    all.clock.tick(Duration.ofMinutes(10).minusMillis(1));
    all.tell(webhook);
    assertThat(all.sentTo(webhook)).hasSize(1);
    all.clock.tick(Duration.ofMillis(1));
    all.answer = (_, _) -> busy(Duration.ofDays(400));
    all.tell(webhook);
    assertThat(all.sentTo(webhook)).hasSize(2);
    all.clock.tick(Duration.ofHours(24));
    all.answer = (_, _) -> attempt(Outcome.DELIVERED);
    all.tell(webhook);

    assertThat(page(webhook)).hasSize(2).allMatch(one -> one.state() == State.DELIVERED);
  }

  @Test
  void a_receiver_that_is_gone_disables_its_webhook_and_enabling_goes_on_where_it_was() {
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    all.answer = (_, _) -> attempt(Outcome.GONE);
    all.tell(webhook);
    all.happens(BOB);
    all.tell(webhook);

    assertThat(all.sentTo(webhook)).hasSize(1);
    assertThat(all.found(webhook).flatMap(Webhook::disabled))
        .map(Disabling::reason)
        .contains(Disabling.Reason.GONE);
    all.answer = (_, _) -> attempt(Outcome.DELIVERED);
    enable(webhook, true);
    all.tell(webhook);
    assertThat(page(webhook)).hasSize(2).allMatch(one -> one.state() == State.DELIVERED);
    assertThat(all.told())
        .containsExactly("webhook.created", "webhook.disabled", "webhook.enabled");
  }

  @Test
  void a_receiver_that_takes_nothing_for_days_is_disabled() {
    Webhook webhook = all.webhook(false);
    all.answer = (_, _) -> attempt(Outcome.TIMED_OUT);
    for (int day = 0; day < 3; day++) {
      all.happens(ALICE);
      all.tell(webhook);
      all.clock.tick(Duration.ofHours(47));
    }
    assertThat(all.found(webhook).flatMap(Webhook::disabled)).isEmpty();
    all.clock.tick(Duration.ofHours(1));
    all.tell(webhook);

    assertThat(all.found(webhook).flatMap(Webhook::disabled)).isPresent();
  }

  @Test
  void a_receiver_that_takes_nothing_is_asked_with_one_event_at_a_time() {
    Webhook webhook = all.webhook(false);
    for (int i = 0; i < 200; i++) {
      all.happens(ALICE);
    }
    all.answer = (_, _) -> attempt(Outcome.UNREACHABLE);
    all.tell(webhook);
    assertThat(all.sentTo(webhook)).hasSize(3);
    all.clock.tick(Duration.ofSeconds(1));
    all.tell(webhook);
    assertThat(all.sentTo(webhook)).hasSize(4);
    all.clock.tick(Duration.ofMinutes(1));
    all.answer = (_, _) -> attempt(Outcome.DELIVERED);
    all.tell(webhook);

    assertThat(new HashSet<>(all.sentTo(webhook))).hasSize(200);
    assertThat(page(webhook)).hasSize(200).allMatch(one -> one.state() == State.DELIVERED);
  }

  @Test
  void an_event_waits_behind_an_earlier_one_of_its_user_where_that_is_wanted() {
    Webhook webhook = all.webhook(true);
    all.happens(ALICE);
    all.happens(ALICE);
    all.happens(BOB);
    all.answer =
        (_, _) -> attempt(all.sentTo(webhook).size() == 1 ? Outcome.REFUSED : Outcome.DELIVERED);
    all.tell(webhook);
    all.happens(ALICE);
    all.happens(BOB);
    all.tell(webhook);
    assertThat(all.sentTo(webhook)).hasSize(3);
    all.clock.tick(Duration.ofSeconds(6));
    all.tell(webhook);

    List<WebhookDelivery> ofAlice =
        page(webhook).reversed().stream()
            .filter(one -> one.user().equals(Optional.of(ALICE)))
            .toList();
    assertThat(ofAlice).hasSize(3).allMatch(one -> one.state() == State.DELIVERED);
    assertThat(all.sentTo(webhook).subList(3, 6))
        .containsExactlyElementsOf(ofAlice.stream().map(WebhookDelivery::event).toList());
  }

  @Test
  void without_order_a_failure_keeps_nothing_back() {
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    all.happens(ALICE);
    all.answer =
        (_, _) -> attempt(all.sentTo(webhook).size() == 1 ? Outcome.REFUSED : Outcome.DELIVERED);
    all.tell(webhook);

    assertThat(page(webhook))
        .extracting(WebhookDelivery::state)
        .containsExactly(State.DELIVERED, State.PENDING);
  }

  @Test
  void a_webhook_that_was_deleted_in_flight_leaves_nothing_behind() {
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    all.answer =
        (_, _) -> {
          assertThat(all.delete.delete(all.tenant, webhook.id(), Receivers.CLIENT)).isPresent();
          return attempt(Outcome.REFUSED);
        };
    all.tell(webhook);

    assertThat(page(webhook)).isEmpty();
    assertThat(all.webhooks.active()).isEmpty();
    assertThat(all.delete.delete(all.tenant, webhook.id(), Receivers.CLIENT)).isEmpty();
  }

  @Test
  void a_webhook_that_was_disabled_in_flight_remembers_what_came_of_it() {
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    all.answer =
        (_, _) -> {
          enable(webhook, false);
          return attempt(Outcome.DELIVERED);
        };
    all.tell(webhook);
    all.happens(ALICE);
    all.tell(webhook);

    assertThat(all.sentTo(webhook)).hasSize(1);
    assertThat(page(webhook)).singleElement().matches(one -> one.state() == State.DELIVERED);
  }

  @Test
  void a_slow_webhook_has_no_share_in_another() {
    Webhook slow = all.webhook(false);
    Webhook quick = all.webhook(false);
    all.happens(ALICE);
    all.answer =
        (to, _) -> {
          if (to.id().equals(slow.id())) {
            all.answer = (_, _) -> attempt(Outcome.DELIVERED);
            all.tell(quick);
          }
          return attempt(Outcome.TIMED_OUT);
        };
    all.tell(slow);

    assertThat(page(quick)).singleElement().matches(one -> one.state() == State.DELIVERED);
    assertThat(page(slow)).singleElement().matches(one -> one.state() == State.PENDING);
  }

  @Test
  void another_tenant_is_told_nothing() {
    Receivers others = new Receivers();
    Webhook webhook = all.webhook(false);
    others.happens(ALICE);
    all.tell(webhook);

    assertThat(all.sentTo(webhook)).isEmpty();
    assertThat(all.deliver.deliver(others.tenant, webhook.id(), "me")).isZero();
  }

  @Test
  void events_are_sent_again_one_by_one_and_as_a_range() {
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    all.happens(BOB);
    all.tell(webhook);
    WebhookDelivery one = page(webhook).getFirst();

    assertThat(redeliver(webhook, new RedeliverEvents.Which.One(one.event()))).contains(1);
    assertThat(redeliver(webhook, new RedeliverEvents.Which.One(one.event()))).contains(0);
    all.tell(webhook);
    assertThat(all.sentTo(webhook)).hasSize(3);
    assertThat(all.sentTo(webhook).getLast()).isEqualTo(one.event());
    assertThat(redeliver(webhook, new RedeliverEvents.Which.Range(0, 99, Optional.empty())))
        .contains(2);
    all.tell(webhook);
    assertThat(all.sentTo(webhook)).hasSize(5);
    assertThat(
            redeliver(webhook, new RedeliverEvents.Which.Range(0, 99, Optional.of(State.FAILED))))
        .contains(0);
  }

  @Test
  void that_events_are_sent_again_is_told_with_how_many_if_there_are_any() {
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    all.happens(BOB);
    all.tell(webhook);
    RedeliverEvents.Which everything = new RedeliverEvents.Which.Range(0, 99, Optional.empty());

    assertThat(redeliver(webhook, everything)).contains(2);
    assertThat(redeliver(webhook, everything)).contains(0);

    assertThat(all.told()).containsExactly("webhook.created", "webhook.redelivered");
    assertThat(all.toldOf(EventType.WEBHOOK_REDELIVERED))
        .containsExactly("count=2\nwebhook=" + webhook.id());
  }

  @Test
  void what_is_not_sent_again_after_all_is_not_told() {
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    all.tell(webhook);
    all.transactions.failCommits(1);
    RedeliverEvents.Which everything = new RedeliverEvents.Which.Range(0, 99, Optional.empty());

    assertThatThrownBy(() -> redeliver(webhook, everything)).isInstanceOf(StorageUnavailable.class);

    all.tell(webhook);
    assertThat(all.sentTo(webhook)).hasSize(1);
    assertThat(all.told()).containsExactly("webhook.created");
  }

  @Test
  void a_clock_that_is_put_back_neither_hurries_nor_disables_anything() {
    Webhook webhook = all.webhook(false);
    all.happens(ALICE);
    all.answer = (_, _) -> attempt(Outcome.REFUSED);
    all.tell(webhook);
    all.clock.tick(Duration.ofDays(-30));
    all.tell(webhook);
    assertThat(all.sentTo(webhook)).hasSize(1);
    all.clock.tick(Duration.ofDays(30).plusSeconds(6));
    all.tell(webhook);

    assertThat(all.sentTo(webhook)).hasSize(2);
    assertThat(all.found(webhook).flatMap(Webhook::disabled)).isEmpty();
  }

  @Test
  void a_test_is_sent_at_once_and_that_it_was_is_all_that_is_kept() {
    Webhook webhook = all.webhook(false);

    assertThat(all.tryOut.attempt(all.tenant, webhook.id(), Receivers.CLIENT))
        .contains(attempt(Outcome.DELIVERED));
    assertThat(page(webhook)).isEmpty();
    assertThat(all.told()).containsExactly("webhook.created", "webhook.tried");
    assertThat(all.toldOf(EventType.WEBHOOK_TRIED)).containsExactly("webhook=" + webhook.id());
  }

  @Test
  void no_test_is_sent_that_was_not_told() {
    Webhook webhook = all.webhook(false);
    all.transactions.failCommits(1);

    assertThatThrownBy(() -> all.tryOut.attempt(all.tenant, webhook.id(), Receivers.CLIENT))
        .isInstanceOf(StorageUnavailable.class);

    assertThat(all.sentTo(webhook)).isEmpty();
    assertThat(all.told()).containsExactly("webhook.created");
  }

  @Test
  void while_secrets_are_rotated_requests_are_signed_with_both() {
    Webhook webhook = all.webhook(false);
    var _ =
        all.rotate.rotate(
            all.tenant, webhook.id(), Receivers.CLIENT, Optional.empty(), Duration.ofHours(1));
    all.happens(ALICE);
    all.tell(webhook);
    all.clock.tick(Duration.ofHours(1));
    all.happens(ALICE);
    all.tell(webhook);

    assertThat(all.signed.getFirst()).hasSize(2);
    assertThat(all.signed.getLast()).hasSize(1);
    assertThat(all.signed.getLast().getFirst().key())
        .isEqualTo(all.signed.getFirst().getFirst().key());
  }

  private static Attempt busy(Duration retryAfter) {
    return new Attempt(Outcome.BUSY, Optional.of(503), Duration.ZERO, Optional.of(retryAfter));
  }

  private void enable(Webhook webhook, boolean enabled) {
    assertThat(
            all.change.change(
                all.tenant,
                webhook.id(),
                Receivers.CLIENT,
                new ChangeWebhook.Change(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(enabled))))
        .isInstanceOf(ChangeWebhookResult.Changed.class);
  }

  private Optional<Integer> redeliver(Webhook webhook, RedeliverEvents.Which which) {
    return all.redeliver.redeliver(all.tenant, webhook.id(), Receivers.CLIENT, which);
  }

  private List<WebhookDelivery> page(Webhook webhook) {
    return all.deliveries.page(all.tenant, webhook.id(), Optional.empty(), Optional.empty(), 1_000);
  }
}
