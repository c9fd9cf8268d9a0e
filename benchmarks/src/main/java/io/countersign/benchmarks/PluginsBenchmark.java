package io.countersign.benchmarks;

import io.countersign.benchmarks.server.ServerProcess;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the start and the memory of the packaged server cost with TOTP alone, and with one more of
 * the bundled plugins at a time. Processor time is less disturbed by others than the clock is.
 */
public final class PluginsBenchmark {

  private static final int STARTS = 7;

  private PluginsBenchmark() {}

  /**
   * @param arguments the distribution's launcher
   */
  public static void main(String[] arguments) throws Exception {
    Path launcher = Path.of(arguments[0]);
    Path bundled = launcher.resolve("../../plugins").normalize();
    Path chosen = Files.createTempDirectory("countersign-plugins");
    for (Path archive : totpFirst(bundled)) {
      Files.copy(archive, chosen.resolve(archive.getFileName()));
      measure(launcher, chosen, archive.getFileName().toString());
    }
  }

  private static List<Path> totpFirst(Path bundled) throws Exception {
    try (Stream<Path> archives = Files.list(bundled)) {
      return archives
          .sorted()
          .sorted((one, other) -> Boolean.compare(isTotp(other), isTotp(one)))
          .toList();
    }
  }

  private static boolean isTotp(Path archive) {
    return archive.toString().contains("totp");
  }

  private static void measure(Path launcher, Path plugins, String last) throws Exception {
    PrintStream out = System.out;
    Map<String, String> settings =
        Map.of("COUNTERSIGN_PLUGINS_DIRECTORY", plugins.toAbsolutePath().toString());
    Path data = Files.createTempDirectory("countersign-footprint");
    List<Long> millis = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    List<Long> resident = new ArrayList<>();
    ServerProcess ended = ServerProcess.start(launcher, data, settings);
    ended.close();
    for (int start = 0; start < STARTS; start++) {
      try (ServerProcess server = ServerProcess.restart(launcher, data, ended, settings)) {
        millis.add(server.readyIn().toMillis());
        cpu.add(server.cpuSeconds());
        resident.add(server.residentMebibytes());
      }
    }
    out.printf(
        "with %s: ready in %d ms, after %.2f s of processor time, %d MiB resident (medians)%n",
        last, median(millis), median(cpu), median(resident));
  }

  private static <T extends Comparable<T>> T median(List<T> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
