package io.countersign.benchmarks.lockout;

import io.countersign.benchmarks.load.Measured;
import io.countersign.benchmarks.load.Pace;
import io.countersign.benchmarks.server.ServerProcess;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** What others, and the owner, notice of somebody who hammers at one identifier: in turns. */
public final class Attack {

  private static final int ROUNDS = 3;
  private static final int OTHERS_A_SECOND = 20;
  private static final int OWNER_A_SECOND = 2;
  private static final int GUESSES_A_SECOND = 100;
  private static final int CLIENTS = 16;

  private final Server server;
  private final People people;
  private final int hammers;
  private final Duration turn;
  private final PrintStream out;

  /**
   * One turn.
   *
   * @param hammered what the guesses took; of a quiet turn there is none
   * @param lookedAt how many of the guesses were let through to be looked at
   */
  private record Turn(Measured others, Measured owner, List<Measured> hammered, int lookedAt) {}

  /**
   * @param hammers how many guess at once at the most
   * @param turn how long each turn takes
   */
  public Attack(ServerProcess process, int hammers, Duration turn, PrintStream out) {
    this.server = new Server(process);
    this.people = new People(server);
    this.hammers = hammers;
    this.turn = turn;
    this.out = out;
  }

  /** Tells a table. */
  public void run() throws Exception {
    people.enroll(OTHERS_A_SECOND * 45);
    Turn _ = turn(true); // not counted: everything is gone through once
    List<Turn> quiet = new ArrayList<>();
    List<Turn> hammered = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      quiet.add(turn(false));
      hammered.add(turn(true));
    }
    out.printf(
        "%d sign-ins of others and %d of the owner a second; %d guesses a second by %d clients, in %d turns of %d s;"
            + " looked at: %s%n%n",
        OTHERS_A_SECOND,
        OWNER_A_SECOND,
        GUESSES_A_SECOND,
        hammers,
        ROUNDS,
        turn.toSeconds(),
        hammered.stream().map(Turn::lookedAt).toList());
    out.println(
        "| | p50, p99 | while it is hammered | p50, p99 of that | p99 of each turn, quiet and hammered | errors |\n"
            + "|---|---|---|---|---|---|");
    tell(
        "others: password, and a code",
        quiet.stream().map(Turn::others).toList(),
        hammered.stream().map(Turn::others).toList());
    tell(
        "the owner, from a known device: password",
        quiet.stream().map(Turn::owner).toList(),
        hammered.stream().map(Turn::owner).toList());
    Measured guesses =
        Measured.together(hammered.stream().flatMap(one -> one.hammered().stream()).toList());
    out.printf(
        Locale.ROOT,
        "| the guesses | | %.1f ms, %.1f ms | | | %d %s |%n",
        guesses.millisAt(0.5),
        guesses.millisAt(0.99),
        guesses.errors(),
        guesses.firstError());
  }

  /** With an owner, and so an identifier, of its own: each begins unlocked. */
  private Turn turn(boolean attacked) throws Exception {
    People.Person owner = Owner.known(people, server);
    AtomicInteger guesses = new AtomicInteger();
    AtomicInteger lookedAt = new AtomicInteger();
    Pace ofOthers = new Pace(OTHERS_A_SECOND, CLIENTS, turn);
    Pace ofOwner = new Pace(OWNER_A_SECOND, OWNER_A_SECOND, turn);
    Pace ofHammers = new Pace(GUESSES_A_SECOND, hammers, turn);
    List<Callable<Measured>> all = new ArrayList<>();
    all.add(() -> ofOthers.run(_ -> new Others(people, server.connect())));
    all.add(() -> ofOwner.run(_ -> new Owner(owner, server.connect())));
    if (attacked) {
      all.add(() ->
          ofHammers.run(_ -> new Hammer(owner.identifier(), server.connect(), guesses, lookedAt)));
    }
    List<Measured> measured = new ArrayList<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (Future<Measured> one : threads.invokeAll(all)) {
        measured.add(one.get());
      }
    }
    return new Turn(
        measured.get(0), measured.get(1), measured.subList(2, measured.size()), lookedAt.get());
  }

  private void tell(String name, List<Measured> quietTurns, List<Measured> hammeredTurns) {
    Measured quiet = Measured.together(quietTurns);
    Measured hammered = Measured.together(hammeredTurns);
    out.printf(
        Locale.ROOT,
        "| %s | %.1f ms, %.1f ms | %.1f ms, %.1f ms | %.2f, %.2f | %s and %s ms | %d %s%d %s |%n",
        name,
        quiet.millisAt(0.5),
        quiet.millisAt(0.99),
        hammered.millisAt(0.5),
        hammered.millisAt(0.99),
        hammered.millisAt(0.5) / quiet.millisAt(0.5),
        hammered.millisAt(0.99) / quiet.millisAt(0.99),
        Measured.each(quietTurns, 0.99),
        Measured.each(hammeredTurns, 0.99),
        quiet.errors(),
        quiet.firstError() + " and ",
        hammered.errors(),
        hammered.firstError());
  }
}
