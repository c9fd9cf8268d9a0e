package io.countersign.benchmarks.webhook;

import io.countersign.benchmarks.client.Json;
import io.countersign.benchmarks.client.WireClient;
import io.countersign.benchmarks.client.WireClient.Answer;
import io.countersign.benchmarks.load.Load;
import io.countersign.benchmarks.load.Measured;
import io.countersign.benchmarks.load.Work;
import io.countersign.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The webhooks of a server, told of approved authentications. */
public final class Hooks {

  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int CALLERS = 16;
  private static final int USERS = 1_000;

  private final ServerProcess server;
  private final List<String> ids = new ArrayList<>();

  /**
   * Makes one for each receiver, and disables it.
   *
   * @param count how many
   */
  public Hooks(ServerProcess server, Receivers receivers, int count) throws IOException {
    this.server = server;
    try (WireClient client = connect()) {
      for (int i = 0; i < count; i++) {
        Answer made =
            client.post(
                "/v1/webhooks",
                "{\"url\":\"%s\",\"events\":[\"authentication.approved\"]}"
                    .formatted(receivers.url(i)));
        ids.add(Json.text(expect(201, made).body(), "id"));
      }
    }
    enable(0, count, false);
  }

  /** Has those from one number to before another told what happens, or no more. */
  public void enable(int from, int to, boolean enabled) throws IOException {
    try (WireClient client = connect()) {
      for (String id : ids.subList(from, to)) {
        Answer _ = expect(200, client.patch("/v1/webhooks/" + id, "{\"enabled\":" + enabled + "}"));
      }
    }
  }

  /** Has so many users come who have nothing bound: each is let in, and that is one event. */
  public Measured happen(int events) throws Exception {
    AtomicInteger left = new AtomicInteger(events);
    Measured happened = new Load(CALLERS, PATIENCE).run(_ -> new Begin(connect(), left));
    if (happened.errors() > 0) {
      throw new IllegalStateException("not everything happened: " + happened.firstError());
    }
    return happened;
  }

  private record Begin(WireClient client, AtomicInteger left) implements Work {

    @Override
    public boolean once() throws IOException {
      int number = left.getAndDecrement();
      if (number <= 0) {
        return false;
      }
      String user = "{\"userId\":\"visitor-" + number % USERS + "\"}";
      Answer _ = expect(201, client.post("/v1/authentications", user));
      return true;
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private WireClient connect() {
    try {
      return new WireClient(server.port(), server.adminKey());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  private static Answer expect(int status, Answer answer) throws IOException {
    if (answer.status() != status) {
      throw new IOException("HTTP " + answer.status() + " " + answer.body());
    }
    return answer;
  }
}
