package io.countersign.rest.event;

import io.countersign.domain.event.Actor;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Written;
import io.countersign.rest.json.Json;
import tools.jackson.core.JsonGenerator;

/** An entry of a ledger as JSON. */
final class EntryJson {

  private EntryJson() {}

  static void write(JsonGenerator out, Entry entry) {
    Written written = entry.written();
    out.writeNumberProperty("position", entry.position());
    written.user().ifPresent(user -> out.writeStringProperty("user", user.value()));
    written
        .provenance()
        .actor()
        .map(Actor::text)
        .ifPresent(actor -> out.writeStringProperty("actor", actor));
    written.provenance().source().ifPresent(at -> out.writeStringProperty("source", at));
    written.provenance().trace().ifPresent(trace -> out.writeStringProperty("trace", trace));
    entry.event().ifPresentOrElse(event -> EventJson.write(out, event), () -> raw(out, written));
  }

  /** Of a later version: what kind of value each is, this one does not know. */
  private static void raw(JsonGenerator out, Written written) {
    out.writeStringProperty("id", written.id().toString());
    out.writeStringProperty("type", written.type());
    Json.time(out, "at", written.at());
    written.client().ifPresent(client -> out.writeStringProperty("client", client.value()));
    Json.object(
        out,
        "data",
        () ->
            written
                .data()
                .lines()
                .map(line -> line.split("=", 2))
                .forEach(fact -> out.writeStringProperty(fact[0], fact[1])));
  }
}
