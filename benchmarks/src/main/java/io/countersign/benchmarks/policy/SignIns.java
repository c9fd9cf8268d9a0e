package io.countersign.benchmarks.policy;

import io.countersign.benchmarks.client.Json;
import io.countersign.benchmarks.client.WireClient;
import io.countersign.benchmarks.client.WireClient.Answer;
import io.countersign.benchmarks.load.Load;
import io.countersign.benchmarks.load.Measured;
import io.countersign.benchmarks.load.Pace;
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

/** Whole sign-ins over HTTP: begin, and verify a code, each of a user who does so once. */
public final class SignIns {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final ServerProcess server;
  private final int clients;
  private final AtomicInteger users = new AtomicInteger();
  private final Queue<User> ready = new ConcurrentLinkedQueue<>();

  /**
   * @param clients how many at once
   */
  public SignIns(ServerProcess server, int clients) {
    this.server = server;
    this.clients = clients;
  }

  /**
   * Some sign-ins.
   *
   * @param cpuMillis the server's processor time for each
   */
  public record Turn(Measured measured, double cpuMillis) {}

  private record User(int number, String id, AuthenticatorApp app) {}

  /**
   * Some of them.
   *
   * @param most how many
   * @param said members of the request that begins, with a comma in front; {@code #} is a number
   *     that is the user's own
   */
  public Turn run(int most, Duration time, String said) throws Exception {
    enroll(most);
    double before = server.cpuSeconds();
    Measured measured = new Load(clients, time).run(_ -> new SignIn(connect(), ready, said));
    double millis = (server.cpuSeconds() - before) * 1e3 / Math.max(1, measured.count());
    return new Turn(measured, millis);
  }

  /** So many a second, whether or not those before are in. */
  public Measured at(int perSecond, Duration time) throws Exception {
    enroll(Math.toIntExact(perSecond * time.toSeconds()));
    return new Pace(perSecond, clients, time).run(_ -> new SignIn(connect(), ready, ""));
  }

  /** Has so many users wait to sign in, as far as they do not already. */
  public void enroll(int most) throws Exception {
    AtomicInteger left = new AtomicInteger(most - ready.size());
    Measured prepared =
        new Load(clients, PATIENCE).run(_ -> new Enroll(connect(), left, users, ready));
    if (prepared.errors() > 0) {
      throw new IllegalStateException("preparing failed: " + prepared.firstError());
    }
  }

  private WireClient connect() {
    try {
      return new WireClient(server.port(), server.adminKey());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  /** Asks for something that must succeed. */
  Answer post(String path, String body) throws IOException {
    try (WireClient client = connect()) {
      return succeeded(client.post(path, body));
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
      ready.add(new User(number, "user-" + number, app));
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

  private record SignIn(WireClient client, Queue<User> ready, String said) implements Work {

    @Override
    public boolean once() throws IOException {
      User user = ready.poll();
      if (user == null) {
        return false;
      }
      String own = said.replace("#", Integer.toString(user.number()));
      Answer begun =
          succeeded(
              client.post("/v1/authentications", "{\"userId\":\"" + user.id() + "\"" + own + "}"));
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
