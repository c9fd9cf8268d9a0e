package io.countersign.rest.delivery;

import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Content;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * For developers: what would have been sent, as a page and as JSON. It shows codes to whoever asks,
 * so it is only there on a server that nobody else reaches.
 */
public final class OutboxResource implements Resource {
  private static final String HEAD =
      "<!doctype html><html lang=\"en\"><head><title>Outbox</title>"
          + "<meta http-equiv=\"refresh\" content=\"3\"></head><body><h1>Outbox</h1>"
          + "<p>What would have been sent, the latest first. For development only.</p>";

  private final boolean on;
  private final Supplier<List<Shown>> latest;

  /** One message. It holds a code and does not print. */
  public record Shown(Instant at, String channel, String to, String subject, String text) {
    @Override
    public String toString() {
      return "Shown(" + at + ", " + channel + ")";
    }
  }

  /**
   * @param on whether it is there at all
   * @param latest the latest first
   */
  public OutboxResource(boolean on, Supplier<List<Shown>> latest) {
    this.on = on;
    this.latest = latest;
  }

  @Override
  public List<Operation> operations() {
    return on
        ? List.of(
            Operation.open("/dev/outbox", _ -> page()),
            Operation.open("/dev/outbox.json", _ -> json()))
        : List.of();
  }

  private Answer json() {
    return Answer.ok(out ->
        Json.objects(
            out,
            "messages",
            latest.get(),
            one -> {
              Json.time(out, "at", one.at());
              out.writeStringProperty("channel", one.channel());
              out.writeStringProperty("to", one.to());
              out.writeStringProperty("subject", one.subject());
              out.writeStringProperty("text", one.text());
            }));
  }

  private Answer page() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Shown one : latest.get()) {
      page.append("<h2>")
          .append(escaped(one.channel() + " to " + one.to()))
          .append("</h2><p>")
          .append(escaped(one.at() + " " + one.subject()))
          .append("</p><pre>")
          .append(escaped(one.text()))
          .append("</pre>");
    }
    return new Content(
        200,
        "text/html; charset=utf-8",
        page.append("</body></html>").toString().getBytes(StandardCharsets.UTF_8),
        Content.NO_STORE,
        Map.of("Content-Security-Policy", "default-src 'none'"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
