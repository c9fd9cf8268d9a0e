package io.countersign.application.webhook;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.webhook.Attempt.Outcome;
import io.countersign.application.webhook.WebhookDelivery.State;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link WebhookDeliveries} does. */
public interface WebhookDeliveriesContract {

  /** The adapter under test. */
  WebhookDeliveries deliveries();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void a_delivery_is_found_as_it_was_kept() {
    for (Instant time : Times.ALL) {
      WebhookDelivery waiting =
          SampleWebhooks.pending(webhook(), 1L << 40, new UserId("Ünï 😀"), time);
      WebhookDelivery over =
          waiting(webhook(), 2)
              .over(SampleWebhooks.attempt(Outcome.DELIVERED), time, time.plusSeconds(1));
      WebhookDelivery again =
          waiting(webhook(), 3)
              .tried(SampleWebhooks.attempt(Outcome.NOT_TRUSTED), time, time.plusSeconds(5));
      deliveries().add(List.of(waiting, over, again));

      assertThat(find(waiting)).contains(waiting);
      assertThat(find(over)).contains(over);
      assertThat(find(again)).contains(again);
    }
  }

  @Test
  default void another_tenant_does_not_find_it() {
    Webhook to = webhook();
    WebhookDelivery one = added(to, 1, ALICE, NOW);
    TenantId other = Samples.tenant();

    assertThat(deliveries().find(other, to.id(), one.event())).isEmpty();
    assertThat(deliveries().due(other, to.id(), NOW, 10)).isEmpty();
    assertThat(deliveries().page(other, to.id(), Optional.empty(), Optional.empty(), 10)).isEmpty();
    assertThat(deliveries().again(other, to.id(), 0, 9, Optional.empty(), NOW)).isZero();
    deliveries().remove(other, to.id());
    assertThat(find(one)).contains(one);
  }

  @Test
  default void what_is_changed_is_kept_and_what_is_gone_does_not_come_back() {
    Webhook to = webhook();
    WebhookDelivery one = added(to, 1, ALICE, NOW);
    WebhookDelivery changed =
        one.over(SampleWebhooks.attempt(Outcome.REFUSED), NOW, NOW.plusSeconds(9));
    WebhookDelivery gone = waiting(to, 2);
    deliveries().change(List.of(changed, gone));

    assertThat(find(one)).contains(changed);
    assertThat(find(gone)).isEmpty();
  }

  @Test
  default void those_that_are_due_come_by_their_position() {
    Webhook to = webhook();
    WebhookDelivery third = added(to, 3, ALICE, NOW.minusSeconds(9));
    WebhookDelivery first = added(to, 1, BOB, NOW);
    added(to, 2, ALICE, NOW.plusSeconds(1));
    added(webhook(), 1, ALICE, NOW);

    assertThat(deliveries().due(to.tenant(), to.id(), NOW, 10)).containsExactly(first, third);
    assertThat(deliveries().due(to.tenant(), to.id(), NOW, 1)).containsExactly(first);
    assertThat(deliveries().due(NOW)).contains(to.id());
    assertThat(deliveries().due(NOW.minusSeconds(10))).doesNotContain(to.id());
  }

  @Test
  default void those_that_are_not_over_are_counted_as_far_as_wanted() {
    Webhook to = webhook();
    added(to, 1, ALICE, NOW);
    added(to, 2, ALICE, NOW.plusSeconds(99));
    over(to, 3, Outcome.DELIVERED);
    over(to, 4, Outcome.REFUSED);

    assertThat(deliveries().unfinished(to.tenant(), to.id(), 10)).isEqualTo(2);
    assertThat(deliveries().unfinished(to.tenant(), to.id(), 1)).isEqualTo(1);
  }

  @Test
  default void the_users_of_those_are_told_with_when_their_last_is_due() {
    Webhook to = webhook();
    added(to, 1, ALICE, NOW.plusSeconds(2));
    added(to, 2, ALICE, NOW.plusSeconds(1));
    over(to, 3, Outcome.DELIVERED);

    assertThat(deliveries().usersUnfinished(to.tenant(), to.id()))
        .isEqualTo(Map.of(ALICE, NOW.plusSeconds(2)));
  }

  @Test
  default void what_is_behind_of_a_user_is_postponed() {
    Webhook to = webhook();
    WebhookDelivery first = added(to, 1, ALICE, NOW);
    WebhookDelivery second = added(to, 2, ALICE, NOW);
    WebhookDelivery others = added(to, 3, BOB, NOW);
    WebhookDelivery over = over(to, 4, Outcome.DELIVERED);
    deliveries().postpone(to.tenant(), to.id(), ALICE, 1, NOW.plusSeconds(5));

    assertThat(find(first)).contains(first);
    assertThat(find(second)).contains(second.postponed(NOW.plusSeconds(5)));
    assertThat(find(others)).contains(others);
    assertThat(find(over)).contains(over);
  }

  @Test
  default void all_that_is_not_over_is_hastened() {
    Webhook to = webhook();
    WebhookDelivery late = added(to, 1, ALICE, NOW.plusSeconds(99));
    WebhookDelivery early = added(to, 2, ALICE, NOW.minusSeconds(1));
    WebhookDelivery over = over(to, 3, Outcome.REFUSED);
    deliveries().hasten(to.tenant(), to.id(), NOW);

    assertThat(find(late)).contains(late.postponed(NOW));
    assertThat(find(early)).contains(early);
    assertThat(find(over)).contains(over);
  }

  @Test
  default void pages_go_backwards() {
    Webhook to = webhook();
    WebhookDelivery first = added(to, 1, ALICE, NOW);
    WebhookDelivery second = over(to, 2, Outcome.DELIVERED);
    WebhookDelivery third = over(to, 3, Outcome.REFUSED);

    assertThat(page(to, Optional.empty(), Optional.empty(), 2)).containsExactly(third, second);
    assertThat(page(to, Optional.of(2L), Optional.empty(), 2)).containsExactly(first);
    assertThat(page(to, Optional.empty(), Optional.of(State.DELIVERED), 9)).containsExactly(second);
    assertThat(page(to, Optional.of(3L), Optional.of(State.FAILED), 9)).isEmpty();
  }

  @Test
  default void a_range_is_sent_again_as_far_as_it_is_over() {
    Webhook to = webhook();
    WebhookDelivery taken = over(to, 1, Outcome.DELIVERED);
    WebhookDelivery given = over(to, 2, Outcome.REFUSED);
    WebhookDelivery pending = added(to, 3, ALICE, NOW.plusSeconds(9));
    WebhookDelivery outside = over(to, 4, Outcome.REFUSED);

    assertThat(
            deliveries()
                .again(to.tenant(), to.id(), 1, 3, Optional.of(State.FAILED), NOW.plusSeconds(1)))
        .isEqualTo(1);
    assertThat(find(taken)).contains(taken);
    assertThat(deliveries().again(to.tenant(), to.id(), 1, 3, Optional.empty(), NOW)).isEqualTo(1);
    assertThat(find(given).orElseThrow().dueAt()).contains(NOW.plusSeconds(1));
    assertThat(find(given).orElseThrow().attempts()).isZero();
    assertThat(find(given).orElseThrow().last()).isEqualTo(given.last());
    assertThat(find(given).orElseThrow().expiresAt()).isEmpty();
    assertThat(find(pending)).contains(pending);
    assertThat(find(outside)).contains(outside);
  }

  @Test
  default void all_of_a_webhook_are_forgotten() {
    Webhook to = webhook();
    WebhookDelivery one = added(to, 1, ALICE, NOW);
    WebhookDelivery others = added(webhook(), 1, ALICE, NOW);
    deliveries().remove(to.tenant(), to.id());

    assertThat(find(one)).isEmpty();
    assertThat(find(others)).contains(others);
  }

  private static Webhook webhook() {
    return SampleWebhooks.webhook(Samples.tenant(), NOW);
  }

  private static WebhookDelivery waiting(Webhook to, long position) {
    return SampleWebhooks.pending(to, position, ALICE, NOW);
  }

  private WebhookDelivery added(Webhook to, long position, UserId user, Instant due) {
    WebhookDelivery one = SampleWebhooks.pending(to, position, user, due);
    deliveries().add(List.of(one));
    return one;
  }

  private WebhookDelivery over(Webhook to, long position, Outcome outcome) {
    WebhookDelivery one =
        SampleWebhooks.pending(to, position, BOB, NOW)
            .over(SampleWebhooks.attempt(outcome), NOW, NOW.plusSeconds(99));
    deliveries().add(List.of(one));
    return one;
  }

  private Optional<WebhookDelivery> find(WebhookDelivery one) {
    return deliveries().find(one.tenant(), one.webhook(), one.event());
  }

  private List<WebhookDelivery> page(
      Webhook to, Optional<Long> before, Optional<State> state, int most) {
    return deliveries().page(to.tenant(), to.id(), before, state, most);
  }
}
