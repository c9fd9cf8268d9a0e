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
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Right codes, verified over HTTP by many clients at once, beside two limits of the same run: the
 * same server answering an empty request, and the same database doing a bare transaction of two
 * statements. The three take turns, so that a noisy machine is noisy to all of them.
 */
public final class VerificationBenchmark {

  private static final Duration TURN = Duration.ofSeconds(4);

  /** So many of the bare transactions' number do verifications hardly reach in the same time. */
  private static final double ENOUGH = 0.8;

  private final PrintStream out;
  private final int clients;
  private final int rounds;

  private VerificationBenchmark(PrintStream out, int clients, int rounds) {
    this.out = out;
    this.clients = clients;
    this.rounds = rounds;
  }

  /** An authentication that waits for its code. */
  private record Waiting(String id, AuthenticatorApp phone) {}

  /** One round: the three things measured, and the server's processor time for each of ours. */
  private record Round(Measured empty, Measured bare, Measured verified, double cpuMicros) {

    double ratio() {
      return verified.perSecond() / Math.min(empty.perSecond(), bare.perSecond());
    }
  }

  /**
   * @param arguments the distribution's launcher, then optionally clients (64) and rounds (5)
   */
  public static void main(String[] arguments) throws Exception {
    Path launcher = Path.of(arguments[0]);
    int clients = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    new VerificationBenchmark(System.out, clients, rounds).run(launcher);
  }

  private void run(Path launcher) throws Exception {
    Path data = Files.createTempDirectory("countersign-benchmark");
    try (ServerProcess server = ServerProcess.start(launcher, data);
        BareTransactions bare = BareTransactions.open(data.resolve("bare"))) {
      out.printf("ready in %d ms%n", server.readyIn().toMillis());
      List<Round> measured = new ArrayList<>();
      for (int round = 0; round <= rounds; round++) {
        Round one = round(server, bare);
        tell(round == 0 ? "warm-up" : "round " + round, one);
        if (round > 0) {
          measured.add(one);
        }
      }
      out.printf("resident after all of this: %d MiB%n", server.residentMebibytes());
      measured.sort(Comparator.comparingDouble(Round::ratio));
      tell("median round", measured.get(measured.size() / 2));
    }
  }

  private Round round(ServerProcess server, BareTransactions bare) throws Exception {
    Measured empty = new Load(clients, TURN).run(_ -> new Empty(connect(server)));
    Measured transactions = new Load(clients, TURN).run(_ -> bare.client());
    Queue<Waiting> waiting =
        prepare(server, (int) (transactions.perSecond() * TURN.toSeconds() * ENOUGH));
    double cpu = server.cpuSeconds();
    Measured verified = new Load(clients, TURN).run(_ -> new Verify(connect(server), waiting));
    double micros = (server.cpuSeconds() - cpu) * 1e6 / Math.max(1, verified.count());
    return new Round(empty, transactions, verified, micros);
  }

  /** Binds an authenticator to each of many new users, and begins an authentication for each. */
  private Queue<Waiting> prepare(ServerProcess server, int count) throws Exception {
    Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    AtomicInteger left = new AtomicInteger(count);
    Measured prepared =
        new Load(clients, Duration.ofMinutes(5))
            .run(_ -> new Prepare(connect(server), left, waiting));
    if (prepared.errors() > 0) {
      throw new IllegalStateException("preparing failed: " + prepared.firstError());
    }
    return waiting;
  }

  private static WireClient connect(ServerProcess server) {
    try {
      return new WireClient(server.port(), server.adminKey());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  private void tell(String name, Round round) {
    Map<String, Measured> lines =
        Map.of(
            "1 empty HTTP request", round.empty(),
            "2 bare transaction", round.bare(),
            "3 verification", round.verified());
    out.printf("%n%s, %d clients%n", name, clients);
    lines.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(line ->
            out.printf(
                Locale.ROOT,
                "  %-24s %8.0f/s   p50 %6.2f ms   p99 %6.2f ms   errors %d %s%n",
                line.getKey(),
                line.getValue().perSecond(),
                line.getValue().millisAt(0.50),
                line.getValue().millisAt(0.99),
                line.getValue().errors(),
                line.getValue().firstError()));
    out.printf(
        Locale.ROOT,
        "  of the lower limit: %.0f%%; server CPU per verification: %.0f us%n",
        100 * round.ratio(),
        round.cpuMicros());
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
