package io.countersign.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.domain.webhook.SignatureScheme;
import io.countersign.domain.webhook.Subscription;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookSecret;
import io.countersign.domain.webhook.WebhookUrl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeWebhooksTest {

  private static final ChangeWebhook.Change NOTHING =
      new ChangeWebhook.Change(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private final Receivers all = new Receivers();

  @Test
  void a_tenant_has_as_many_as_there_may_be_and_no_more() {
    for (int i = 0; i < Webhook.MOST; i++) {
      assertThat(create("https://shop.example/")).isInstanceOf(CreateWebhookResult.Created.class);
    }
    assertThat(create("https://shop.example/")).isEqualTo(new CreateWebhookResult.TooMany());
  }

  @Test
  void nothing_is_sent_in_the_clear() {
    assertThat(create("http://shop.example/")).isEqualTo(new CreateWebhookResult.NotEncrypted());
    Webhook webhook = all.webhook(false);
    assertThat(
            change(
                webhook,
                new ChangeWebhook.Change(
                    Optional.of(WebhookUrl.of("http://shop.example/")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())))
        .isEqualTo(new ChangeWebhookResult.NotEncrypted());
    assertThat(all.found(webhook)).contains(webhook);
  }

  @Test
  void one_that_is_not_there_cannot_be_changed() {
    assertThat(change(SampleWebhooks.webhook(all.tenant, Samples.NOW), NOTHING))
        .isEqualTo(new ChangeWebhookResult.NoSuchWebhook());
  }

  @Test
  void whoever_changes_nothing_tells_nothing() {
    assertThat(change(all.webhook(false), NOTHING)).isInstanceOf(ChangeWebhookResult.Changed.class);
    assertThat(all.told()).containsExactly("webhook.created");
  }

  @Test
  void what_is_changed_is_told() {
    Webhook webhook = all.webhook(false);
    var _ =
        change(
            webhook,
            new ChangeWebhook.Change(
                Optional.of(WebhookUrl.of("https://other.example/")),
                Optional.of("another"),
                Optional.of(Subscription.ALL),
                Optional.of(true),
                Optional.of(false)));

    assertThat(all.told())
        .containsExactly("webhook.created", "webhook.changed", "webhook.disabled");
    assertThat(all.found(webhook).orElseThrow().ordered()).isTrue();
  }

  @Test
  void a_secret_may_be_rotated_to_another_scheme_and_few_are_kept() {
    Webhook webhook = all.webhook(false);
    Optional<WebhookSecret> pair = rotate(webhook, Optional.of(SignatureScheme.V1A));

    assertThat(pair.orElseThrow().publicKey()).isPresent();
    for (int i = 0; i < 9; i++) {
      assertThat(rotate(webhook, Optional.empty())).isPresent();
    }
    List<WebhookSecret> kept = all.webhooks.secrets(all.tenant, webhook.id());
    assertThat(kept).hasSize(RotateWebhookSecret.MOST);
    assertThat(kept.getFirst().until()).isEmpty();
    assertThat(kept.subList(1, kept.size())).allMatch(one -> one.until().isPresent());
    assertThat(all.told()).contains("webhook.secret-rotated");
  }

  @Test
  void a_secret_without_overlap_ends_at_once() {
    Webhook webhook = all.webhook(false);
    var _ =
        all.rotate.rotate(
            all.tenant, webhook.id(), Receivers.CLIENT, Optional.empty(), Duration.ZERO);

    assertThat(all.webhooks.secrets(all.tenant, webhook.id())).hasSize(1);
  }

  private CreateWebhookResult create(String url) {
    return all.create.create(
        all.tenant,
        Receivers.CLIENT,
        new CreateWebhook.Draft(
            WebhookUrl.of(url), "", Subscription.ALL, false, SignatureScheme.V1));
  }

  private ChangeWebhookResult change(Webhook webhook, ChangeWebhook.Change change) {
    return all.change.change(all.tenant, webhook.id(), Receivers.CLIENT, change);
  }

  private Optional<WebhookSecret> rotate(Webhook webhook, Optional<SignatureScheme> scheme) {
    return all.rotate.rotate(
        all.tenant, webhook.id(), Receivers.CLIENT, scheme, Duration.ofHours(24));
  }
}
