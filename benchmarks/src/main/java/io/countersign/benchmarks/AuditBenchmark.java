package io.countersign.benchmarks;

import io.countersign.benchmarks.audit.Heads;
import io.countersign.benchmarks.audit.TenantSignIns;
import io.countersign.benchmarks.audit.TenantSignIns.Turn;
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
import java.util.Optional;

/**
 * What the audit log costs a sign-in. Sign-ins of one tenant, whose events all go into one ledger,
 * take turns with those of as many tenants as there are clients, where no two ever have to do with
 * the same ledger; and, where the database is a server, with those of one tenant while nothing is
 * entered, because this process holds all heads.
 */
public final class AuditBenchmark {

  private static final Duration TURN = Duration.ofSeconds(6);
  private static final int USERS_A_SECOND = 400;

  private final TenantSignIns signIns;
  private final Optional<Heads> heads;
  private final PrintStream out;

  private AuditBenchmark(TenantSignIns signIns, Optional<Heads> heads, PrintStream out) {
    this.signIns = signIns;
    this.heads = heads;
    this.out = out;
  }

  /**
   * @param arguments the distribution's launcher, then optionally the database (postgresql),
   *     clients (16) and rounds (5)
   */
  public static void main(String[] arguments) throws Exception {
    Path launcher = Path.of(arguments[0]);
    String kind = arguments.length > 1 ? arguments[1] : "postgresql";
    int clients = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 16;
    int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
    Path data = Files.createTempDirectory("countersign-benchmark");
    try (Database database = Database.launch(kind, data);
        ServerProcess server = ServerProcess.start(launcher, data, database.settings())) {
      Optional<Heads> heads =
          database instanceof Database.Served served
              ? Optional.of(new Heads(served))
              : Optional.empty();
      System.out.printf("%s, %d clients%n", kind, clients);
      new AuditBenchmark(TenantSignIns.on(server, clients), heads, System.out).run(rounds);
    }
  }

  /** The first round warms up. */
  private void run(int rounds) throws Exception {
    List<Turn> one = new ArrayList<>();
    List<Turn> held = new ArrayList<>();
    List<Turn> many = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      if (round == 1) {
        one.clear();
        held.clear();
        many.clear();
      }
      one.add(ofOne());
      if (heads.isPresent()) {
        held.add(heads.get().whileHeld(this::ofOne));
      }
      many.add(signIns.ofMany(USERS_A_SECOND, TURN));
    }
    tell("one tenant, entered", one);
    if (heads.isPresent()) {
      tell("one tenant, not entered", held);
    }
    tell("a tenant for each client", many);
  }

  private Turn ofOne() throws Exception {
    return signIns.ofOne(USERS_A_SECOND, TURN);
  }

  private void tell(String name, List<Turn> turns) {
    turns.sort(Comparator.comparingDouble(turn -> turn.measured().perSecond()));
    Turn median = turns.get(turns.size() / 2);
    out.printf(
        Locale.ROOT,
        "| %-24s | %5.0f/s (%.0f to %.0f) | %6.2f ms | %6.2f ms | %.2f ms | %d |%n",
        name,
        median.measured().perSecond(),
        turns.getFirst().measured().perSecond(),
        turns.getLast().measured().perSecond(),
        median.measured().millisAt(0.50),
        median.measured().millisAt(0.99),
        median.cpuMillis(),
        turns.stream().mapToLong(turn -> turn.measured().errors()).sum());
  }
}
