package io.countersign.benchmarks;

import io.countersign.benchmarks.load.Measured;
import io.countersign.benchmarks.server.ServerProcess;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How soon the packaged server is ready, and how much memory it holds after 10,000 verifications.
 */
public final class FootprintBenchmark {

  private static final int STARTS = 7;
  private static final int VERIFICATIONS = 10_000;
  private static final int CLIENTS = 16;

  private FootprintBenchmark() {}

  /**
   * @param arguments the distribution's launcher
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Path launcher = Path.of(arguments[0]);
    Path data = Files.createTempDirectory("countersign-footprint");
    try (ServerProcess first = ServerProcess.start(launcher, data)) {
      out.printf(
          "first start, which makes the database: ready in %d ms%n", first.readyIn().toMillis());
      List<Long> millis = new ArrayList<>();
      ServerProcess server = first;
      for (int start = 0; start < STARTS; start++) {
        server.close();
        server = ServerProcess.restart(launcher, data, first);
        millis.add(server.readyIn().toMillis());
      }
      millis.sort(Long::compare);
      out.printf("later starts: ready in %s ms, median %d ms%n", millis, millis.get(STARTS / 2));
      try (ServerProcess last = server) {
        out.printf("resident when ready: %d MiB%n", last.residentMebibytes());
        Sessions sessions = new Sessions(last, CLIENTS);
        Measured verified = sessions.verify(sessions.prepare(VERIFICATIONS), Duration.ofMinutes(5));
        out.printf(
            "resident after %d enrollments, authentications and verifications (%d errors): %d MiB%n",
            verified.count(), verified.errors(), last.residentMebibytes());
      }
    }
  }
}
