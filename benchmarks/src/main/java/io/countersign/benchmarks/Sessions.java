package io.countersign.benchmarks;

import io.countersign.benchmarks.client.Json;
import io.countersign.benchmarks.client.WireClient;
import io.countersign.benchmarks.client.WireClient.Answer;
import io.countersign.benchmarks.load.Load;
import io.countersign.benchmarks.load.Measured;
import io.countersign.benchmarks.load.Work;
import io.countersign.benchmarks.server.ServerProcess;
import io.countersign.server.demo.AuthenticatorApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What clients do to a server over HTTP: nothing much, or verify right codes. */
final class Sessions {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final ServerProcess server;
  private final int clients;

  Sessions(ServerProcess server, int clients) {
    this.server = server;
    this.clients = clients;
  }

  /** An authentication that waits for its code. */
  record Waiting(String id, AuthenticatorApp phone) {}

  /** The same server, answering an empty request. */
  Measured empty(Duration time) throws Exception {
    return new Load(clients, time).run(_ -> new Empty(connect()));
  }

  /** Binds an authenticator to each of many new users, and begins an authentication for each. */
  Queue<Waiting> prepare(int count) throws Exception {
    Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    AtomicInteger left = new AtomicInteger(count);
    Measured prepared = new Load(clients, PATIENCE).run(_ -> new Prepare(connect(), left, waiting));
    if (prepared.errors() > 0) {
      throw new IllegalStateException("preparing failed: " + prepared.firstError());
    }
    return waiting;
  }

  /** Answers each of them with the right code. */
  Measured verify(Queue<Waiting> waiting, Duration time) throws Exception {
    return new Load(clients, time).run(_ -> new Verify(connect(), waiting));
  }

  private WireClient connect() {
    try {
      return new WireClient(server.port(), server.adminKey());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  private record Empty(WireClient client) implements Work {

    @Override
    public boolean once() throws IOException {
      expect(200, client.get("/health/live"));
      return true;
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private record Prepare(WireClient client, AtomicInteger left, Queue<Waiting> waiting)
      implements Work {

    private static final AtomicInteger USERS = new AtomicInteger();

    @Override
    public boolean once() throws IOException {
      if (left.getAndDecrement() <= 0) {
        return false;
      }
      int number = USERS.incrementAndGet();
      String secret = secret(number);
      String user = "\"userId\":\"user-" + number + "\"";
      expect(
          201,
          client.post(
              "/v1/authenticators",
              "{" + user + ",\"factor\":\"totp\",\"options\":{\"secret\":\"" + secret + "\"}}"));
      Answer begun = expect(201, client.post("/v1/authentications", "{" + user + "}"));
      waiting.add(
          new Waiting(Json.text(begun.body(), "id"), new AuthenticatorApp(secret, "SHA1", 6, 30)));
      return true;
    }

    /** A secret of their own for each user: the digits of a number as letters of base 32. */
    private static String secret(int number) {
      return "%032d"
          .formatted(number)
          .chars()
          .mapToObj(digit -> String.valueOf((char) ('A' + digit - '0')))
          .collect(Collectors.joining());
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private record Verify(WireClient client, Queue<Waiting> waiting) implements Work {

    @Override
    public boolean once() throws IOException {
      Waiting next = waiting.poll();
      if (next == null) {
        return false;
      }
      String code = next.phone().codeAt(Instant.now());
      expect(
          200,
          client.post(
              "/v1/authentications/" + next.id() + "/verify",
              "{\"response\":{\"code\":\"" + code + "\"}}"));
      return true;
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private static Answer expect(int status, Answer answer) throws IOException {
    if (answer.status() != status) {
      throw new IOException("HTTP " + answer.status() + " " + answer.body());
    }
    return answer;
  }
}
