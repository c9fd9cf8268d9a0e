package io.countersign.server.delivery;

import io.countersign.domain.delivery.Rendered;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Transport;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Content;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transport {@code console}, for development: it sends nothing, and shows every message in the
 * log and at {@code /dev/outbox}. Off unless it is asked for, and then only on a server that nobody
 * else reaches.
 */
public final class DevOutbox implements Transport, Resource {

  /** The name of the transport. */
  public static final String NAME = "console";

  private static final Logger LOG = LoggerFactory.getLogger(DevOutbox.class);
  private static final int MOST = 100;

  private record Shown(Instant at, Rendered message) {}

  private final boolean on;
  private final InstantSource clock;
  private final Deque<Shown> latest = new ArrayDeque<>();

  /**
   * @param on whether messages are shown
   */
  public DevOutbox(boolean on, InstantSource clock) {
    this.on = on;
    this.clock = clock;
  }

  /** Whether it shows anything. */
  public boolean on() {
    return on;
  }

  @Override
  public Sending send(Rendered message) {
    LOG.info("{} to {}: {}", message.channel(), message.address(), message.text());
    synchronized (latest) {
      latest.addFirst(new Shown(clock.instant(), message));
      if (latest.size() > MOST) {
        latest.removeLast();
      }
    }
    return new Sending.Accepted(Optional.empty());
  }

  @Override
  public List<Operation> operations() {
    return on
        ? List.of(
            Operation.open("/dev/outbox", _ -> page()),
            Operation.open("/dev/outbox.json", _ -> json()))
        : List.of();
  }

  private List<Shown> shown() {
    synchronized (latest) {
      return List.copyOf(latest);
    }
  }

  private Answer json() {
    return Answer.ok(out ->
        Json.objects(
            out,
            "messages",
            shown(),
            one -> {
              Json.time(out, "at", one.at());
              out.writeStringProperty("channel", one.message().channel().value());
              out.writeStringProperty("to", one.message().address());
              out.writeStringProperty("subject", one.message().subject());
              out.writeStringProperty("text", one.message().text());
            }));
  }

  private Answer page() {
    StringBuilder page =
        new StringBuilder(
            "<!doctype html><html lang=\"en\"><head><title>Outbox</title>"
                + "<meta http-equiv=\"refresh\" content=\"3\"></head><body><h1>Outbox</h1>"
                + "<p>What would have been sent, the latest first. For development only.</p>");
    for (Shown one : shown()) {
      page.append("<h2>")
          .append(escaped(one.message().channel() + " to " + one.message().address()))
          .append("</h2><p>")
          .append(escaped(one.at() + " " + one.message().subject()))
          .append("</p><pre>")
          .append(escaped(one.message().text()))
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
