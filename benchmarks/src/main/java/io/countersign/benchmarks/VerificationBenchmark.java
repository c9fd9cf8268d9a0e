package io.countersign.benchmarks;

import io.countersign.benchmarks.load.Load;
import io.countersign.benchmarks.load.Measured;
import io.countersign.benchmarks.server.Database;
import io.countersign.benchmarks.server.ServerProcess;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;

/**
 * Right codes, verified over HTTP by many clients at once, beside two limits of the same run: the
 * same server answering an empty request, and the same database doing a bare transaction of two
 * statements. The three take turns, so that a noisy machine is noisy to all of them.
 */
public final class VerificationBenchmark {

  private static final Duration TURN = Duration.ofSeconds(4);

  /** More a second than two cores verify. */
  private static final int ENOUGH = 2500;

  private final PrintStream out;
  private final int clients;
  private final int rounds;

  private VerificationBenchmark(PrintStream out, int clients, int rounds) {
    this.out = out;
    this.clients = clients;
    this.rounds = rounds;
  }

  /** One round: the three things measured, and the server's processor time for each of ours. */
  private record Round(Measured empty, Measured bare, Measured verified, double cpuMicros) {

    double ratio() {
      return verified.perSecond() / Math.min(empty.perSecond(), bare.perSecond());
    }
  }

  /**
   * @param arguments the distribution's launcher, then optionally clients (64), rounds (5) and the
   *     database (embedded, mariadb or postgresql)
   */
  public static void main(String[] arguments) throws Exception {
    Path launcher = Path.of(arguments[0]);
    int clients = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    String database = arguments.length > 3 ? arguments[3] : "embedded";
    new VerificationBenchmark(System.out, clients, rounds).run(launcher, database);
  }

  private void run(Path launcher, String kind) throws Exception {
    Path data = Files.createTempDirectory("countersign-benchmark");
    try (Database database = Database.launch(kind, data);
        ServerProcess server = ServerProcess.start(launcher, data, database.settings())) {
      BareTransactions bare = BareTransactions.on(database);
      out.printf("%s%nready in %d ms%n", kind, server.readyIn().toMillis());
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
    Sessions sessions = new Sessions(server, clients);
    Measured empty = sessions.empty(TURN);
    Measured transactions = new Load(clients, TURN).run(_ -> bare.client());
    Queue<Sessions.Waiting> waiting =
        sessions.prepare((int) (TURN.toSeconds() * Math.min(ENOUGH, transactions.perSecond())));
    double cpu = server.cpuSeconds();
    Measured verified = sessions.verify(waiting, TURN);
    double micros = (server.cpuSeconds() - cpu) * 1e6 / Math.max(1, verified.count());
    return new Round(empty, transactions, verified, micros);
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
}
