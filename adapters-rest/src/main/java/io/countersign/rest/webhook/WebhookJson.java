package io.countersign.rest.webhook;

import io.countersign.application.webhook.Attempt;
import io.countersign.application.webhook.ReadWebhook;
import io.countersign.application.webhook.WebhookDelivery;
import io.countersign.application.webhook.WebhookStanding;
import io.countersign.domain.webhook.SignatureScheme;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookSecret;
import io.countersign.rest.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Webhooks as JSON. */
final class WebhookJson {
  private WebhookJson() {}

  /** Without anything secret. */
  static void write(JsonGenerator out, Webhook webhook) {
    out.writeStringProperty("id", webhook.id().toString());
    out.writeStringProperty("url", webhook.url().text());
    out.writeStringProperty("description", webhook.description());
    Json.texts(out, "events", webhook.subscription().names());
    out.writeBooleanProperty("ordered", webhook.ordered());
    out.writeBooleanProperty("enabled", webhook.disabled().isEmpty());
    webhook
        .disabled()
        .ifPresent(disabled ->
            Json.object(
                out,
                "disabled",
                () -> {
                  out.writeStringProperty("reason", disabled.reason().text());
                  Json.time(out, "at", disabled.at());
                }));
    Json.time(out, "createdAt", webhook.createdAt());
  }

  /** With how far it got, and what is checked with. */
  static void write(JsonGenerator out, WebhookStanding standing) {
    write(out, standing.webhook());
    out.writeNumberProperty("position", standing.progress().cursor());
    standing.progress().failingSince().ifPresent(at -> Json.time(out, "failingSince", at));
    Json.objects(
        out,
        "keys",
        standing.keys(),
        key -> {
          out.writeStringProperty("signature", key.scheme().text());
          key.publicKey().ifPresent(text -> out.writeStringProperty("publicKey", text));
          key.until().ifPresent(at -> Json.time(out, "until", at));
        });
  }

  /** With how far it lags. */
  static void write(JsonGenerator out, ReadWebhook.Reading reading) {
    write(out, reading.standing());
    Json.object(
        out,
        "lag",
        () -> {
          out.writeNumberProperty("behind", reading.lag().behind());
          out.writeNumberProperty("pending", reading.lag().pending());
          reading.lag().oldest().ifPresent(at -> Json.time(out, "oldestAt", at));
        });
  }

  /** What was just made, told this once. */
  static void secret(JsonGenerator out, WebhookSecret secret) {
    out.writeStringProperty(
        secret.scheme() == SignatureScheme.V1 ? "secret" : "publicKey",
        new String(secret.shown().reveal(), StandardCharsets.US_ASCII));
  }

  static void attempt(JsonGenerator out, Attempt attempt) {
    out.writeStringProperty("outcome", attempt.outcome().text());
    attempt.status().ifPresent(status -> out.writeNumberProperty("status", status));
    out.writeNumberProperty("tookMillis", attempt.took().toMillis());
  }

  static void delivery(JsonGenerator out, WebhookDelivery delivery) {
    out.writeStringProperty("event", delivery.event().toString());
    out.writeNumberProperty("position", delivery.position());
    out.writeStringProperty("type", delivery.type());
    out.writeStringProperty("state", delivery.state().name().toLowerCase(Locale.ROOT));
    out.writeNumberProperty("attempts", delivery.attempts());
    Json.time(out, "createdAt", delivery.createdAt());
    delivery.dueAt().ifPresent(at -> Json.time(out, "dueAt", at));
    delivery
        .last()
        .ifPresent(last ->
            Json.object(
                out,
                "last",
                () -> {
                  out.writeStringProperty("outcome", last.outcome().text());
                  last.status().ifPresent(status -> out.writeNumberProperty("status", status));
                  out.writeNumberProperty("tookMillis", last.took().toMillis());
                  Json.time(out, "at", last.at());
                }));
  }
}
