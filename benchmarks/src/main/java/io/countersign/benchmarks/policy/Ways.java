package io.countersign.benchmarks.policy;

import io.countersign.application.policy.PolicyKind;
import io.countersign.benchmarks.policy.SignIns.Turn;
import io.countersign.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The same sign-in with more and more of what policies bring, in turns. */
public final class Ways {

  private static final Duration TURN = Duration.ofSeconds(2);

  /** More in a turn than two cores sign in. */
  private static final int ENOUGH = 600 * 2;

  private static final String CONTEXT =
      """
      ,"organization":"acme","context":{
      "user":{"roles":["clerk"],"phoneNumber":"+33612345678","phoneVerified":true},
      "organization":{"metadata":{"factors":"otp,phone,email"}}\
      """;

  private static final String REQUEST =
      ",\"request\":{\"userAgent\":\"Mozilla/5.0 (X11; Linux x86_64)\"}}"
          + ",\"device\":\"a-cookie-of-the-application-#\"";

  /**
   * One of them.
   *
   * @param policy its number, or 0 for none
   * @param said of the user
   */
  private record Way(String name, int policy, String said) {}

  private final SignIns signIns;
  private final int rounds;
  private final PrintStream out;

  /**
   * @param rounds that count; one before does not
   */
  public Ways(ServerProcess server, int clients, int rounds, PrintStream out) {
    this.signIns = new SignIns(server, clients);
    this.rounds = rounds;
    this.out = out;
  }

  /** Tells a table. */
  public void run() throws Exception {
    String all = CONTEXT + REQUEST;
    List<Way> ways =
        List.of(
            new Way("no policy, and nothing is said", 0, ""),
            new Way("no policy; user and organization are said, and kept", 0, CONTEXT + "}"),
            new Way("and a device, which is assessed and remembered", 0, all),
            new Way("and `roles` as rules", saved(PolicyKind.RULES), all),
            new Way("and `roles` as actions", saved(PolicyKind.ACTIONS), all));
    Map<Way, List<Turn>> turns = new LinkedHashMap<>();
    ways.forEach(way -> turns.put(way, new ArrayList<>()));
    List<Way> order = new ArrayList<>(ways);
    for (int round = 0; round <= rounds; round++) {
      for (Way way : order) {
        Turn turn = turn(way);
        if (round > 0) {
          Objects.requireNonNull(turns.get(way)).add(turn);
        }
      }
      // None of them always comes after the same.
      Collections.rotate(order, 1);
    }
    tell(turns);
  }

  private int saved(PolicyKind kind) throws IOException {
    String body = "{\"kind\":\"%s\",\"document\":%s}".formatted(kind.text(), Examples.roles(kind));
    String answer = signIns.post("/v1/policies", body).body();
    Matcher version = Pattern.compile("\"version\":(\\d+)").matcher(answer);
    if (!version.find()) {
      throw new IllegalStateException(answer);
    }
    return Integer.parseInt(version.group(1));
  }

  private Turn turn(Way way) throws Exception {
    signIns.post(
        way.policy() == 0
            ? "/v1/policies/deactivate"
            : "/v1/policies/" + way.policy() + "/activate",
        "{}");
    return signIns.run(ENOUGH, TURN, way.said());
  }

  private void tell(Map<Way, List<Turn>> turns) {
    out.println(
        "| | sign-ins a second | of the first line | p50, p99 | server CPU of one | errors |\n"
            + "|---|---|---|---|---|---|");
    List<Double> first = rates(turns.values().iterator().next());
    turns.forEach((way, all) -> {
      List<Double> rates = rates(all);
      out.printf(
          Locale.ROOT,
          "| %s | **%.0f** | %.0f%% | %.0f ms, %.0f ms | %.2f ms | %d |%n",
          way.name(),
          median(rates),
          100 * median(ratios(rates, first)),
          median(all.stream().map(turn -> turn.measured().millisAt(0.5)).toList()),
          median(all.stream().map(turn -> turn.measured().millisAt(0.99)).toList()),
          median(all.stream().map(Turn::cpuMillis).toList()),
          all.stream().mapToLong(turn -> turn.measured().errors()).sum());
    });
  }

  private static List<Double> rates(List<Turn> turns) {
    return turns.stream().map(turn -> turn.measured().perSecond()).toList();
  }

  /** Round by round: what disturbs one round disturbs both. */
  private static List<Double> ratios(List<Double> rates, List<Double> first) {
    return IntStream.range(0, rates.size()).mapToObj(i -> rates.get(i) / first.get(i)).toList();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
