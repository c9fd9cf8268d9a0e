package io.countersign.benchmarks.policy;

import io.countersign.application.policy.PolicyEngine;
import io.countersign.application.policy.PolicyKind;
import io.countersign.application.policy.PolicySource;
import io.countersign.benchmarks.load.Measured;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A process of its own, with the options of the server's, in which policies are asked. */
public final class Probe {

  private static final int ROUNDS = 5;

  private Probe() {}

  /**
   * @param arguments {@code cold} or {@code warm}, then a kind of policies; for {@code cold}
   *     whether the engine is warmed up
   */
  public static void main(String[] arguments) throws Exception {
    PolicyKind kind = PolicyKind.valueOf(arguments[1]);
    if (arguments[0].equals("cold")) {
      cold(kind, Boolean.parseBoolean(arguments[2]), System.out);
    } else {
      warm(kind, System.out);
    }
    // The engine's threads are not to be waited for.
    System.exit(0);
  }

  /** One line: milliseconds of the warm-up, of compiling, of the first and the second question. */
  private static void cold(PolicyKind kind, boolean warmed, PrintStream out) throws Exception {
    String document = Examples.roles(kind);
    PolicyEvent event = Login.event();
    PolicyEngine engine = Examples.engine(kind);
    long start = System.nanoTime();
    if (warmed) {
      engine.warmUp();
    }
    long warm = System.nanoTime();
    Policy policy = engine.compile(new PolicySource(document));
    long compiled = System.nanoTime();
    Questions.ask(policy, event);
    long first = System.nanoTime();
    Questions.ask(policy, event);
    long second = System.nanoTime();
    out.printf(
        Locale.ROOT,
        "%.3f %.3f %.3f %.3f%n",
        (warm - start) / 1e6,
        (compiled - warm) / 1e6,
        (first - compiled) / 1e6,
        (second - first) / 1e6);
  }

  /**
   * A line of a table for each policy; the ratio is that of the medians, to the limit in the lines
   * before. They take turns, so that a noisy machine is noisy to all of them.
   */
  private static void warm(PolicyKind kind, PrintStream out) throws Exception {
    Examples.engine(kind).warmUp();
    int each = kind == PolicyKind.RULES ? 30_000 : 2_000;
    PolicyEvent event = Login.event();
    Map<String, Questions> all = new LinkedHashMap<>();
    Examples.of(kind).forEach((name, policy) -> all.put(name, new Questions(policy, each)));
    all.values().forEach(one -> one.warmUp(event));
    for (int round = 0; round < ROUNDS; round++) {
      all.values().forEach(one -> one.ask(event, each / ROUNDS));
    }
    double limit = 0;
    for (Map.Entry<String, Questions> line : all.entrySet()) {
      Measured one = line.getValue().measured();
      limit = line.getKey().contains("limit") ? one.millisAt(0.5) : limit;
      out.printf(
          Locale.ROOT,
          "| %s | %s | **%s** | %s | %s | %.1f |%n",
          line.getKey(),
          micros(one.millisAt(0.1)),
          micros(one.millisAt(0.5)),
          micros(one.millisAt(0.99)),
          micros(line.getValue().cpuMillis()),
          one.millisAt(0.5) / limit);
    }
  }

  private static String micros(double millis) {
    return millis < 0.1
        ? String.format(Locale.ROOT, "%.2f µs", millis * 1000)
        : String.format(Locale.ROOT, "%.2f ms", millis);
  }
}
