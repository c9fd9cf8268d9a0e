package io.countersign.benchmarks;

import io.countersign.benchmarks.load.Measured;
import io.countersign.benchmarks.policy.SignIns;
import io.countersign.benchmarks.server.Database;
import io.countersign.benchmarks.server.ServerProcess;
import io.countersign.benchmarks.webhook.Hooks;
import io.countersign.benchmarks.webhook.Receivers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Many events for many webhooks, a tenth of whose receivers hang: how long the others take alone,
 * and how long beside those that hang; and what it costs those who sign in meanwhile. Load,
 * receivers, server and database share the machine.
 */
public final class WebhookBenchmark {

  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final int ROUNDS = 3;
  private static final int CLIENTS = 16;

  /**
   * Sign-ins a second, which is what a busy application has: about a tenth of what there may be.
   */
  private static final int PACE = 40;

  private final PrintStream out;
  private final int events;
  private final int endpoints;
  private final int hanging;
  private final int niceness;
  private final Duration turn;

  private WebhookBenchmark(
      PrintStream out, int events, int endpoints, int niceness, Duration turn) {
    this.out = out;
    this.events = events;
    this.endpoints = endpoints;
    this.hanging = endpoints / 10;
    this.niceness = niceness;
    this.turn = turn;
  }

  /**
   * @param arguments the distribution's launcher, then optionally the database (embedded), events
   *     (10,000), endpoints (50), how nice the receivers are (19), and for how many seconds at a
   *     time people sign in (20)
   */
  public static void main(String[] arguments) throws Exception {
    Path launcher = Path.of(arguments[0]);
    String database = arguments.length > 1 ? arguments[1] : "embedded";
    int events = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10_000;
    int endpoints = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 50;
    int niceness = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 19;
    int seconds = arguments.length > 5 ? Integer.parseInt(arguments[5]) : 20;
    new WebhookBenchmark(System.out, events, endpoints, niceness, Duration.ofSeconds(seconds))
        .run(launcher, database);
  }

  private void run(Path launcher, String kind) throws Exception {
    Path data = Files.createTempDirectory("countersign-benchmark");
    try (Database database = Database.launch(kind, data);
        Receivers receivers = new Receivers(endpoints, hanging, niceness);
        ServerProcess server = ServerProcess.start(launcher, data, settings(database))) {
      out.printf("%s, receivers with niceness %d, load before: %s%n", kind, niceness, load());
      Hooks hooks = new Hooks(server, receivers, endpoints);
      double alone = told(hooks, receivers, hanging, "the others alone");
      double beside = told(hooks, receivers, 0, "beside those that hang");
      out.printf(Locale.ROOT, "ratio: %.2f%n", beside / alone);
      hooks.enable(0, hanging, false);
      signIn(hooks, receivers, new SignIns(server, CLIENTS));
      out.printf("%d MiB resident%n", server.residentMebibytes());
    }
    out.printf("load after: %s%n", load());
  }

  private static Map<String, String> settings(Database database) {
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.put("COUNTERSIGN_WEBHOOKS_ALLOW_HTTP", "true");
    settings.put("COUNTERSIGN_WEBHOOKS_ALLOW", "127.0.0.0/8");
    return settings;
  }

  /** From when the webhooks are enabled until the last of those that take anything has it all. */
  private double told(Hooks hooks, Receivers receivers, int first, String name) throws Exception {
    Measured happened = hooks.happen(events);
    long before = receivers.taken();
    long wanted = (long) events * (endpoints - hanging);
    long began = System.nanoTime();
    hooks.enable(first, endpoints, true);
    receivers.await(before + wanted, PATIENCE);
    double seconds = (System.nanoTime() - began) / 1e9;
    hooks.enable(0, endpoints, false);
    out.printf(
        Locale.ROOT,
        "%-24s %d events (%.0f/s) to %d webhooks in %.1f s: %.0f deliveries/s; %d again, %d hung%n",
        name,
        events,
        happened.perSecond(),
        endpoints - hanging,
        seconds,
        wanted / seconds,
        receivers.again(),
        receivers.hung());
    return seconds;
  }

  /**
   * In turns: while webhooks have nothing to do, while they are behind, and while they have nothing
   * to do again. What the idle ones differ by is what this machine does by itself.
   */
  private void signIn(Hooks hooks, Receivers receivers, SignIns people) throws Exception {
    List<Measured> idle = new ArrayList<>();
    List<Measured> delivering = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      people.enroll(3 * PACE * Math.toIntExact(turn.toSeconds()));
      Measured before = people.at(PACE, turn);
      Measured _ = hooks.happen(events);
      hooks.enable(hanging, endpoints, true);
      receivers.await(receivers.taken() + 1, PATIENCE);
      long taken = receivers.taken();
      long began = System.nanoTime();
      Measured beside = people.at(PACE, turn);
      double rate = (receivers.taken() - taken) * 1e9 / (System.nanoTime() - began);
      hooks.enable(hanging, endpoints, false);
      awaitQuiet(receivers);
      Measured after = people.at(PACE, turn);
      String name = round == 0 ? "warm-up" : "round " + round;
      tell(name + ", webhooks idle", before, 0);
      tell(name + ", delivering", beside, rate);
      tell(name + ", idle again", after, 0);
      if (round > 0) {
        idle.addAll(List.of(before, after));
        delivering.add(beside);
      }
    }
    compare(idle, delivering);
  }

  /** Until what was under way when webhooks were disabled has arrived. */
  private static void awaitQuiet(Receivers receivers) throws IOException, InterruptedException {
    long taken = -1;
    while (taken != receivers.taken()) {
      taken = receivers.taken();
      Thread.sleep(QUIET);
    }
  }

  private void compare(List<Measured> idle, List<Measured> delivering) {
    Measured quiet = Measured.together(idle);
    Measured beside = Measured.together(delivering);
    tell("all rounds, webhooks idle", quiet, 0);
    tell("all rounds, delivering", beside, 0);
    out.printf(
        Locale.ROOT,
        "ratio of p50 %.2f, of p99 %.2f; p99 of idle turns %s, of others %s ms%n",
        beside.millisAt(0.50) / quiet.millisAt(0.50),
        beside.millisAt(0.99) / quiet.millisAt(0.99),
        Measured.each(idle, 0.99),
        Measured.each(delivering, 0.99));
  }

  private void tell(String name, Measured measured, double deliveries) {
    out.printf(
        Locale.ROOT,
        "%-26s %6.0f sign-ins/s   p50 %6.2f ms   p99 %6.2f ms   errors %d %s   %.0f deliveries/s%n",
        name,
        measured.perSecond(),
        measured.millisAt(0.50),
        measured.millisAt(0.99),
        measured.errors(),
        measured.firstError(),
        deliveries);
  }

  /** Of the last minute, of the last five, and of the last fifteen (proc(5)). */
  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).strip();
  }
}
