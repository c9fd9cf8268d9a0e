package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.application.webhook.Attempt.Outcome;
import io.countersign.application.webhook.SampleWebhooks;
import io.countersign.application.webhook.WebhookDelivery;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.webhook.Subscription;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.domain.webhook.WebhookUrl;
import io.countersign.rest.fixture.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class WebhookAnswers extends Answers {
  private static final String PATH = "/v1/webhooks";
  private static final String URL = "{\"url\": \"https://shop.example/hook\"}";

  @Test
  void a_webhook_is_made_with_a_secret_that_is_told_once() {
    Reply created =
        client.post(
            PATH,
            json(
                "{'url': 'HTTPS://Shop.Example:443', 'description': 'Büro',"
                    + " 'events': ['webhook.created', 'mfa.disabled'], 'ordered': true}"));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("url")).isEqualTo("https://shop.example/");
    assertThat(created.text("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(created.text("events.0")).isEqualTo("mfa.disabled");
    String location = created.header("Location");

    Reply read = client.get(location);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.json().has("secret")).isFalse();
    assertThat(read.text("keys.0.signature")).isEqualTo("v1");
    assertThat(read.text("ordered")).isEqualTo("true");
    Reply listed = client.get(PATH);
    assertThat(listed.text("webhooks.0.id")).isEqualTo(created.text("id"));
    assertThat(listed.json().at("/webhooks/0").has("secret")).isFalse();
  }

  @Test
  void how_far_it_lags_is_told_where_it_is_read() {
    Reply read = client.get(created());
    assertThat(read.text("lag.behind")).isEqualTo("0");
    assertThat(read.text("lag.pending")).isEqualTo("0");
    assertThat(read.json().at("/lag").has("oldestAt")).isFalse();

    String location = created();
    host.webhookDeliveries.add(
        List.of(SampleWebhooks.pending(webhook(location), 1, Samples.ALICE, Samples.NOW)));
    Reply late = client.get(location);
    assertThat(late.text("lag.pending")).isEqualTo("1");
    assertThat(late.json().at("/lag").has("oldestAt")).isTrue();
  }

  @Test
  void with_ed25519_there_is_only_a_public_key_to_tell() {
    Reply created = client.post(PATH, json("{'url': 'https://a.example/', 'signature': 'v1a'}"));

    assertThat(created.json().has("secret")).isFalse();
    assertThat(created.text("publicKey")).startsWith("whpk_");
    assertThat(client.get(created.header("Location")).text("keys.0.publicKey"))
        .isEqualTo(created.text("publicKey"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'url': 'http://shop.example/'}",
        "{'url': 'https://user@shop.example/'}",
        "{'url': 'https://0x7f000001/'}",
        "{'url': 'https://shop.example/', 'events': []}",
        "{'url': 'https://shop.example/', 'events': ['*', 'mfa.disabled']}",
        "{'url': 'https://shop.example/', 'events': ['mfa.disabled', 'mfa.disabled']}",
        "{'url': 'https://shop.example/', 'events': ['nothing.happened']}",
        "{'url': 'https://shop.example/', 'signature': 'v2'}",
        "{}"
      })
  void what_cannot_be_a_webhook_is_refused(String body) {
    assertThat(client.post(PATH, json(body)).problem()).isEqualTo("invalid-request");
  }

  @Test
  void there_are_at_most_a_hundred() {
    for (int i = 0; i < Webhook.MOST; i++) {
      assertThat(client.post(PATH, URL).status()).isEqualTo(201);
    }
    assertThat(client.post(PATH, URL).problem()).isEqualTo("too-many-webhooks");
  }

  @Test
  void it_is_changed_disabled_and_enabled() {
    String location = created();

    Reply disabled =
        client.patch(location, json("{'enabled': false, 'url': 'https://b.example/'}"));
    assertThat(disabled.text("disabled.reason")).isEqualTo("by-caller");
    assertThat(disabled.text("url")).isEqualTo("https://b.example/");
    Reply enabled = client.patch(location, json("{'enabled': true, 'events': ['*']}"));
    assertThat(enabled.text("enabled")).isEqualTo("true");
    assertThat(enabled.json().has("disabled")).isFalse();
    assertThat(client.patch(location, json("{'url': 'http://b.example/'}")).problem())
        .isEqualTo("invalid-request");
    assertThat(client.patch(PATH + "/" + NOBODY, "{}").problem()).isEqualTo("not-found");
  }

  @Test
  void it_is_deleted_once() {
    String location = created();

    assertThat(client.delete(location).status()).isEqualTo(204);
    assertThat(client.delete(location).problem()).isEqualTo("not-found");
    assertThat(client.get(location).problem()).isEqualTo("not-found");
  }

  @Test
  void its_secret_is_rotated_with_an_overlap() {
    String location = created();

    Reply rotated = client.post(location + "/secret", json("{'overlapHours': 2}"));
    assertThat(rotated.status()).isEqualTo(200);
    assertThat(rotated.text("secret")).startsWith("whsec_");
    assertThat(client.get(location).json().path("keys")).hasSize(2);
    assertThat(client.get(location).json().at("/keys/1").has("until")).isTrue();
    Reply other =
        client.post(location + "/secret", json("{'overlapHours': 0, 'signature': 'v1a'}"));
    assertThat(other.text("publicKey")).startsWith("whpk_");
    assertThat(client.get(location).json().path("keys")).hasSize(1);
    assertThat(client.post(location + "/secret", json("{'overlapHours': 169}")).problem())
        .isEqualTo("invalid-request");
    assertThat(client.post(PATH + "/" + NOBODY + "/secret", "{}").problem()).isEqualTo("not-found");
  }

  @Test
  void a_test_event_says_what_came_of_it() {
    Reply taken = client.post(created() + "/test", "");
    assertThat(taken.text("outcome")).isEqualTo("delivered");
    assertThat(taken.text("status")).isEqualTo("204");
    String fails = client.post(PATH, URL.replace("hook", "fails")).header("Location");
    Reply failed = client.post(fails + "/test", "");
    assertThat(failed.text("outcome")).isEqualTo("timed-out");
    assertThat(failed.json().has("status")).isFalse();
    assertThat(client.post(PATH + "/" + NOBODY + "/test", "").problem()).isEqualTo("not-found");
  }

  @Test
  void deliveries_are_listed_and_sent_again() {
    String location = created();
    Webhook webhook = webhook(location);
    WebhookDelivery first = SampleWebhooks.pending(webhook, 1, Samples.ALICE, Samples.NOW);
    WebhookDelivery second =
        SampleWebhooks.over(
            webhook, 2, Samples.ALICE, Samples.NOW, Samples.NOW.plus(Duration.ofDays(1)));
    host.webhookDeliveries.add(List.of(first, second));

    Reply page = client.get(location + "/deliveries?limit=1");
    assertThat(page.text("deliveries.0.event")).isEqualTo(second.event().toString());
    assertThat(page.text("deliveries.0.last.outcome")).isEqualTo(Outcome.DELIVERED.text());
    assertThat(page.text("next")).isEqualTo("2");
    Reply rest = client.get(location + "/deliveries?before=2&state=pending");
    assertThat(rest.text("deliveries.0.state")).isEqualTo("pending");
    assertThat(rest.json().has("next")).isFalse();
    assertThat(client.get(location + "/deliveries?state=lost").problem())
        .isEqualTo("invalid-request");
    assertThat(client.get(PATH + "/" + NOBODY + "/deliveries").problem()).isEqualTo("not-found");

    String again = location + "/redeliveries";
    assertThat(client.post(again, json("{'event': '" + second.event() + "'}")).text("redelivered"))
        .isEqualTo("1");
    assertThat(
            client
                .post(again, json("{'first': 1, 'last': 9, 'state': 'failed'}"))
                .text("redelivered"))
        .isEqualTo("0");
    assertThat(client.post(again, json("{'first': 1}")).text("redelivered")).isEqualTo("0");
    assertThat(client.post(again, json("{'event': '" + NOBODY + "'}")).problem())
        .isEqualTo("not-found");
    for (String wrong :
        List.of(
            "{}",
            "{'first': 2, 'last': 1}",
            "{'event': '" + NOBODY + "', 'first': 1}",
            "{'first': 1, 'state': 'pending'}")) {
      assertThat(client.post(again, json(wrong)).problem()).isEqualTo("invalid-request");
    }
  }

  private String created() {
    return client.post(PATH, URL).header("Location");
  }

  private Webhook webhook(String location) {
    return new Webhook(
        new WebhookId(UUID.fromString(location.substring(PATH.length() + 1))),
        TenantId.DEFAULT,
        WebhookUrl.of("https://shop.example/"),
        "",
        Subscription.ALL,
        false,
        Optional.empty(),
        Samples.NOW);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
