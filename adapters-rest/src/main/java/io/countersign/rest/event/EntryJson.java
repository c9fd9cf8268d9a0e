package io.countersign.rest.event;

import io.countersign.application.ledger.Found;
import io.countersign.domain.event.Actor;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Written;
import io.countersign.rest.json.Json;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/** An entry of a ledger as JSON. */
final class EntryJson {

  private EntryJson() {}

  static void write(JsonGenerator out, Entry entry) {
    write(out, new Found(entry.written(), OptionalLong.of(entry.position())));
  }

  static void write(JsonGenerator out, Found found) {
    Written written = found.written();
    found.position().ifPresent(position -> out.writeNumberProperty("position", position));
    written.user().ifPresent(user -> out.writeStringProperty("user", user.value()));
    written
        .provenance()
        .actor()
        .map(Actor::text)
        .ifPresent(actor -> out.writeStringProperty("actor", actor));
    written.provenance().source().ifPresent(at -> out.writeStringProperty("source", at));
    written.provenance().trace().ifPresent(trace -> out.writeStringProperty("trace", trace));
    out.writeStringProperty("outcome", Outcome.of(written.type()).text());
    out.writeStringProperty("id", written.id().toString());
    out.writeStringProperty("type", written.type());
    Json.time(out, "at", written.at());
    written.client().ifPresent(client -> out.writeStringProperty("client", client.value()));
    Json.object(out, "data", () -> data(out, written));
  }

  static void data(JsonGenerator out, Written written) {
    written.event().ifPresentOrElse(event -> EventJson.data(out, event), () -> raw(out, written));
  }

  /** Of a later version: what kind of value each is, this one does not know. */
  private static void raw(JsonGenerator out, Written written) {
    written
        .data()
        .lines()
        .map(line -> line.split("=", 2))
        .filter(fact -> fact.length == 2)
        .forEach(fact -> out.writeStringProperty(fact[0], fact[1]));
  }
}
