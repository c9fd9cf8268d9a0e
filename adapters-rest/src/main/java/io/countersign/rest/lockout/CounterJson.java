package io.countersign.rest.lockout;

import io.countersign.domain.attempt.Counter;
import io.countersign.domain.lockout.Lock;
import io.countersign.rest.json.Json;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** A lock as JSON. */
final class CounterJson {
  private CounterJson() {}

  static void write(JsonGenerator out, Counter counter) {
    Lock lock = counter.tally().lock().orElseThrow();
    out.writeStringProperty("identifierType", counter.named().type().text());
    out.writeStringProperty("identifier", counter.named().shown());
    counter.named().user().ifPresent(user -> out.writeStringProperty("user", user.value()));
    out.writeStringProperty("audience", counter.key().audience().text());
    out.writeStringProperty("cause", text(lock.cause()));
    out.writeNumberProperty("attempts", lock.attempts());
    Json.time(out, "lockedAt", lock.at());
    Json.time(out, "lockedUntil", lock.until());
  }

  /** As it is called on the wire: lower-case words joined by underscores. */
  static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
