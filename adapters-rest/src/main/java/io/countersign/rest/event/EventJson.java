package io.countersign.rest.event;

import io.countersign.domain.event.Event;
import io.countersign.domain.event.FactName;
import io.countersign.rest.json.Json;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** An event as JSON. */
final class EventJson {

  private EventJson() {}

  static void write(JsonGenerator out, Event event) {
    out.writeStringProperty("id", event.id().toString());
    out.writeStringProperty("type", event.type().text());
    Json.time(out, "at", event.at());
    event.client().ifPresent(client -> out.writeStringProperty("client", client.value()));
    Json.object(out, "data", () -> data(out, event));
  }

  /** What it tells, without its braces. */
  static void data(JsonGenerator out, Event event) {
    event.facts().forEach((name, value) -> fact(out, name, value));
  }

  private static void fact(JsonGenerator out, FactName name, String value) {
    switch (name.kind()) {
      case TEXT -> out.writeStringProperty(name.text(), value);
      case NUMBER -> out.writeNumberProperty(name.text(), Integer.parseInt(value));
      case LIST ->
          Json.texts(out, name.text(), value.isEmpty() ? List.of() : List.of(value.split(",")));
    }
  }
}
