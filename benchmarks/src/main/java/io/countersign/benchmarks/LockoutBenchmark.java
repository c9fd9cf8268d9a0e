package io.countersign.benchmarks;

import io.countersign.benchmarks.lockout.Attack;
import io.countersign.benchmarks.server.Database;
import io.countersign.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How long others take to sign in while somebody hammers at one identifier, beside how long they
 * take without, in turns; and how long its owner takes from a device that is known. In tables for
 * the documentation.
 */
public final class LockoutBenchmark {

  private LockoutBenchmark() {}

  /**
   * @param arguments the distribution's launcher, then optionally how many hammer (16) and how many
   *     seconds a turn takes (20)
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Path launcher = Path.of(arguments[0]);
    int hammers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 16;
    int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
    for (String kind : List.of("embedded", "postgresql")) {
      out.printf("%n%s; load before: %s%n%n", kind, load());
      Path data = Files.createTempDirectory("countersign-benchmark");
      try (Database database = Database.launch(kind, data);
          ServerProcess server = ServerProcess.start(launcher, data, database.settings())) {
        new Attack(server, hammers, Duration.ofSeconds(seconds), out).run();
      }
      out.printf("%nload after: %s%n", load());
    }
  }

  /** Of the last minute, of the last five, and of the last fifteen (proc(5)). */
  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).strip();
  }
}
