package io.countersign.benchmarks.audit;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Whole sign-ins over HTTP, begun and approved: of one tenant, or of one for each client. */
public final class TenantSignIns {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final ServerProcess server;
  private final List<String> keys;
  private final AtomicInteger users = new AtomicInteger();

  private TenantSignIns(ServerProcess server, List<String> keys) {
    this.server = server;
    this.keys = keys;
  }

  /**
   * Some sign-ins.
   *
   * @param cpuMillis the server's processor time for each
   */
  public record Turn(Measured measured, double cpuMillis) {}

  private record User(String id, AuthenticatorApp app) {}

  /** With a new tenant for each client. */
  public static TenantSignIns on(ServerProcess server, int clients) throws IOException {
    List<String> keys = new ArrayList<>();
    try (WireClient client = new WireClient(server.port(), server.adminKey())) {
      for (int i = 1; i <= clients; i++) {
        String tenant = "{\"id\":\"t-%d\",\"name\":\"T\",\"mfa\":\"mandatory\"}".formatted(i);
        keys.add(Json.text(succeeded(client.post("/v1/tenants", tenant)).body(), "token"));
      }
    }
    return new TenantSignIns(server, keys);
  }

  /** All clients are of the first tenant. */
  public Turn ofOne(int usersPerSecond, Duration time) throws Exception {
    return run(keys.stream().map(_ -> keys.getFirst()).toList(), usersPerSecond, time);
  }

  /** Each client has its tenant. */
  public Turn ofMany(int usersPerSecond, Duration time) throws Exception {
    return run(keys, usersPerSecond, time);
  }

  private Turn run(List<String> own, int usersPerSecond, Duration time) throws Exception {
    int each = (int) (usersPerSecond * time.toSeconds() / own.size()) + 1;
    List<Queue<User>> ready = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      ready.add(new ConcurrentLinkedQueue<>());
    }
    Measured prepared =
        new Load(own.size(), PATIENCE)
            .run(
                i -> new Enroll(connect(own.get(i)), new AtomicInteger(each), users, ready.get(i)));
    if (prepared.errors() > 0) {
      throw new IllegalStateException("preparing failed: " + prepared.firstError());
    }
    double before = server.cpuSeconds();
    Measured measured =
        new Load(own.size(), time).run(i -> new SignIn(connect(own.get(i)), ready.get(i)));
    return new Turn(measured, (server.cpuSeconds() - before) * 1e3 / Math.max(1, measured.count()));
  }

  private WireClient connect(String key) {
    try {
      return new WireClient(server.port(), key);
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  private static Answer succeeded(Answer answer) throws IOException {
    if (answer.status() >= 300) {
      throw new IOException("HTTP " + answer.status() + " " + answer.body());
    }
    return answer;
  }

  private record Enroll(
      WireClient client, AtomicInteger left, AtomicInteger users, Queue<User> ready)
      implements Work {

    @Override
    public boolean once() throws IOException {
      if (left.getAndDecrement() <= 0) {
        return false;
      }
      int number = users.incrementAndGet();
      AuthenticatorApp app = new AuthenticatorApp(secret(number), "SHA1", 6, 30);
      succeeded(
          client.post(
              "/v1/authenticators",
              "{\"userId\":\"user-%d\",\"factor\":\"totp\",\"options\":{\"secret\":\"%s\"}}"
                  .formatted(number, app.secret())));
      ready.add(new User("user-" + number, app));
      return true;
    }

    /** A secret of their own for each user: the digits of a number as letters of base 32. */
    private static String secret(int number) {
      StringBuilder letters = new StringBuilder();
      "%032d"
          .formatted(number)
          .chars()
          .forEach(digit -> letters.append((char) ('A' + digit - '0')));
      return letters.toString();
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private record SignIn(WireClient client, Queue<User> ready) implements Work {

    @Override
    public boolean once() throws IOException {
      User user = ready.poll();
      if (user == null) {
        return false;
      }
      Answer begun =
          succeeded(client.post("/v1/authentications", "{\"userId\":\"" + user.id() + "\"}"));
      String path = "/v1/authentications/" + Json.text(begun.body(), "id") + "/verify";
      String code = user.app().codeAt(Instant.now());
      Answer verified = client.post(path, "{\"response\":{\"code\":\"" + code + "\"}}");
      if (!succeeded(verified).body().contains("\"approved\"")) {
        throw new IOException("not approved: " + verified.body());
      }
      return true;
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
