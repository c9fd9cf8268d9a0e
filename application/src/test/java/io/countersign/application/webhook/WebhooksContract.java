package io.countersign.application.webhook;

import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.EventType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.Disabling;
import io.countersign.domain.webhook.Subscription;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.domain.webhook.WebhookUrl;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Webhooks} does. */
public interface WebhooksContract {

  /** The adapter under test. */
  Webhooks webhooks();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void a_webhook_is_found_as_it_was_kept_with_its_secrets() {
    for (Instant time : Times.ALL) {
      Webhook one = SampleWebhooks.webhook(Samples.tenant(), time);
      webhooks()
          .add(one, 7, List.of(SampleWebhooks.secret(2), SampleWebhooks.secret(1).until(time)));

      assertThat(webhooks().find(one.tenant(), one.id())).contains(one);
      assertThat(webhooks().secrets(one.tenant(), one.id()))
          .containsExactly(SampleWebhooks.secret(2), SampleWebhooks.secret(1).until(time));
      assertThat(webhooks().progress(one.tenant(), one.id())).contains(WebhookProgress.at(7));
    }
  }

  @Test
  default void what_is_changed_is_kept_with_as_many_types_as_there_are() {
    Webhook one = added(Samples.tenant());
    Webhook changed =
        new Webhook(
            one.id(),
            one.tenant(),
            WebhookUrl.of("https://a.example/" + "x".repeat(982)),
            "d".repeat(200),
            Subscription.of(EnumSet.allOf(EventType.class)),
            true,
            Optional.of(new Disabling(Disabling.Reason.EXHAUSTED, NOW)),
            one.createdAt());
    inTransaction(() -> {
      assertThat(webhooks().lock(one.tenant(), one.id())).contains(one);
      webhooks().change(changed);
    });

    assertThat(webhooks().find(one.tenant(), one.id())).contains(changed);
  }

  @Test
  default void another_tenant_does_not_find_it() {
    Webhook one = added(Samples.tenant());
    TenantId other = Samples.tenant();

    assertThat(webhooks().find(other, one.id())).isEmpty();
    assertThat(webhooks().secrets(other, one.id())).isEmpty();
    assertThat(webhooks().progress(other, one.id())).isEmpty();
    assertThat(webhooks().ofTenant(other)).isEmpty();
    assertThat(webhooks().lease(other, one.id(), "me", NOW, NOW.plusSeconds(1))).isFalse();
    webhooks().remove(other, one.id());
    assertThat(webhooks().find(one.tenant(), one.id())).contains(one);
  }

  @Test
  default void those_of_a_tenant_are_in_the_order_in_which_they_were_made() {
    TenantId tenant = Samples.tenant();
    Webhook later = SampleWebhooks.webhook(tenant, NOW.plusSeconds(1));
    Webhook earlier = SampleWebhooks.webhook(tenant, NOW);
    webhooks().add(later, 0, List.of(SampleWebhooks.secret(1)));
    webhooks().add(earlier, 0, List.of(SampleWebhooks.secret(1)));

    assertThat(webhooks().ofTenant(tenant)).containsExactly(earlier, later);
  }

  @Test
  default void one_that_was_removed_is_gone_with_its_secrets() {
    Webhook one = added(Samples.tenant());
    webhooks().remove(one.tenant(), one.id());

    assertThat(webhooks().find(one.tenant(), one.id())).isEmpty();
    assertThat(webhooks().secrets(one.tenant(), one.id())).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> webhooks().advance(one.tenant(), one.id(), WebhookProgress.at(1)));
    assertThatIllegalStateException().isThrownBy(() -> inTransaction(() -> webhooks().change(one)));
  }

  @Test
  default void how_far_it_got_is_kept() {
    Webhook one = added(Samples.tenant());
    WebhookProgress progress =
        new WebhookProgress(1L << 40, Optional.of(NOW), Optional.of(NOW.plusSeconds(1)));
    webhooks().advance(one.tenant(), one.id(), progress);

    assertThat(webhooks().progress(one.tenant(), one.id())).contains(progress);
    assertThat(active(one)).map(ActiveWebhook::progress).contains(progress);
  }

  @Test
  default void one_that_is_disabled_is_not_active_and_nobody_takes_it_on() {
    Webhook one = added(Samples.tenant());
    inTransaction(() -> {
      webhooks().lock(one.tenant(), one.id());
      webhooks().change(one.disabled(Disabling.Reason.GONE, NOW));
    });

    assertThat(active(one)).isEmpty();
    assertThat(lease(one, "me", NOW)).isFalse();
  }

  @Test
  default void a_lease_is_had_by_one_until_it_ends_or_is_released() {
    Webhook one = added(Samples.tenant());

    assertThat(lease(one, "me", NOW)).isTrue();
    assertThat(lease(one, "me", NOW)).isTrue();
    assertThat(lease(one, "you", NOW)).isFalse();
    assertThat(lease(one, "you", NOW.plusSeconds(9))).isFalse();
    assertThat(active(one)).flatMap(ActiveWebhook::leasedUntil).contains(NOW.plusSeconds(10));
    assertThat(active(one)).flatMap(ActiveWebhook::leasedBy).contains("me");
    assertThat(lease(one, "you", NOW.plusSeconds(10))).isTrue();
    assertThat(lease(one, "me", NOW.plusSeconds(10))).isFalse();
    webhooks().release(one.tenant(), one.id(), "me");
    assertThat(lease(one, "me", NOW.plusSeconds(10))).isFalse();
    webhooks().release(one.tenant(), one.id(), "you");
    assertThat(active(one)).flatMap(ActiveWebhook::leasedUntil).isEmpty();
    assertThat(lease(one, "me", NOW.plusSeconds(10))).isTrue();
  }

  @Test
  default void somebody_goes_on_with_all_that_they_have_and_with_nothing_else() {
    Webhook mine = added(Samples.tenant());
    Webhook yours = added(Samples.tenant());
    String me = UUID.randomUUID().toString();
    assertThat(lease(mine, me, NOW)).isTrue();
    assertThat(lease(yours, "you", NOW)).isTrue();
    webhooks().renew(me, NOW.plusSeconds(60));

    assertThat(active(mine)).flatMap(ActiveWebhook::leasedUntil).contains(NOW.plusSeconds(60));
    assertThat(active(yours)).flatMap(ActiveWebhook::leasedUntil).contains(NOW.plusSeconds(10));
  }

  @Test
  default void of_many_who_want_a_lease_at_once_one_has_it() {
    Webhook one = added(Samples.tenant());

    assertThat(Race.of(16, i -> lease(one, "node-" + i, NOW))).containsOnlyOnce(true);
  }

  @Test
  default void locking_takes_a_transaction() {
    assertThatIllegalStateException()
        .isThrownBy(() -> webhooks().lock(Samples.tenant(), new WebhookId(UUID.randomUUID())));
  }

  private Webhook added(TenantId tenant) {
    Webhook one = SampleWebhooks.webhook(tenant, NOW);
    webhooks().add(one, 0, List.of(SampleWebhooks.secret(1)));
    return one;
  }

  private boolean lease(Webhook one, String by, Instant now) {
    return webhooks().lease(one.tenant(), one.id(), by, now, now.plusSeconds(10));
  }

  private Optional<ActiveWebhook> active(Webhook one) {
    return webhooks().active().stream().filter(found -> found.id().equals(one.id())).findFirst();
  }

  private void inTransaction(Runnable work) {
    boolean _ =
        transactions()
            .inTransaction(() -> {
              work.run();
              return true;
            });
  }
}
