package io.countersign.benchmarks;

import io.countersign.benchmarks.policy.Evaluations;
import io.countersign.benchmarks.policy.Ways;
import io.countersign.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What policies cost: a question to one of each engine, beside one that no engine runs; the first
 * one in a new process; and whole sign-ins with and without. In tables for the documentation.
 */
public final class PolicyBenchmark {

  private PolicyBenchmark() {}

  /**
   * @param arguments the distribution's launcher, then optionally clients (16) and rounds (5)
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Path launcher = Path.of(arguments[0]);
    int clients = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 16;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    out.printf("load before: %s%n%n", load());
    new Evaluations(launcher.resolve("../..").normalize(), out).run();
    out.printf("%nload between: %s%n%n", load());
    Path data = Files.createTempDirectory("countersign-benchmark");
    try (ServerProcess server = ServerProcess.start(launcher, data)) {
      new Ways(server, clients, rounds, out).run();
      out.printf("%n%d MiB resident%n", server.residentMebibytes());
    }
    out.printf("load after: %s%n", load());
  }

  /** Of the last minute, of the last five, and of the last fifteen (proc(5)). */
  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).strip();
  }
}
