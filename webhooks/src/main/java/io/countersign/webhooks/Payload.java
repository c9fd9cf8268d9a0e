package io.countersign.webhooks;

import io.countersign.application.webhook.WebhookMessage;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.FactName;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The body of a request: what an event tells, and nothing else. */
final class Payload {

  /** Of the form of the body. It grows when a member changes its meaning or goes away. */
  static final int VERSION = 1;

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int USUAL_SIZE = 512;

  private Payload() {}

  static byte[] of(WebhookMessage message) {
    Event event = message.event();
    var bytes = new ByteArrayOutputStream(USUAL_SIZE);
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      out.writeStringProperty("type", event.type().text());
      out.writeStringProperty("timestamp", time(event.at()));
      out.writeNumberProperty("version", VERSION);
      out.writeObjectPropertyStart("data");
      out.writeStringProperty("id", event.id().toString());
      message.position().ifPresent(at -> out.writeNumberProperty("position", at));
      out.writeStringProperty("tenant", event.tenant().value());
      event.user().ifPresent(user -> out.writeStringProperty("user", user.value()));
      event.client().ifPresent(client -> out.writeStringProperty("client", client.value()));
      out.writeObjectPropertyStart("details");
      event.facts().forEach((name, value) -> fact(out, name, value));
      out.writeEndObject();
      out.writeEndObject();
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS).toString();
  }

  private static void fact(JsonGenerator out, FactName name, String value) {
    switch (name.kind()) {
      case TEXT -> out.writeStringProperty(name.text(), value);
      case NUMBER -> out.writeNumberProperty(name.text(), Long.parseLong(value));
      case LIST -> {
        out.writeArrayPropertyStart(name.text());
        if (!value.isEmpty()) {
          for (String item : value.split(",")) {
            out.writeString(item);
          }
        }
        out.writeEndArray();
      }
    }
  }
}
