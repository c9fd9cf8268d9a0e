package io.countersign.benchmarks.policy;

import io.countersign.application.policy.PolicyKind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Policies asked without HTTP and storage, in processes that start as the server's does. */
public final class Evaluations {

  private static final int STARTS = 3;

  private final Path home;
  private final PrintStream out;

  /**
   * @param home where the server is installed
   */
  public Evaluations(Path home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  /** Tells tables. */
  public void run() throws IOException, InterruptedException {
    out.println(
        "| one login, all its stages | p10 | p50 | p99 | CPU of one | p50 of the limit's |\n|---|---|---|---|---|---|");
    for (PolicyKind kind : PolicyKind.values()) {
      out.printf("| _%s_ | | | | | |%n", kind.text());
      probe("warm", kind.name()).forEach(out::println);
    }
    out.println(
        "\n| in a new process, medians of "
            + STARTS
            + " | warming up | compiling `roles` | first question | second |\n|---|---|---|---|---|");
    for (PolicyKind kind : PolicyKind.values()) {
      cold(kind, true);
      cold(kind, false);
    }
  }

  private void cold(PolicyKind kind, boolean warmed) throws IOException, InterruptedException {
    List<double[]> starts = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      String told = probe("cold", kind.name(), Boolean.toString(warmed)).getLast();
      starts.add(Stream.of(told.split(" ", -1)).mapToDouble(Double::parseDouble).toArray());
    }
    double[] medians =
        IntStream.range(0, 4)
            .mapToDouble(
                i -> starts.stream().mapToDouble(one -> one[i]).sorted().toArray()[STARTS / 2])
            .toArray();
    out.printf(
        Locale.ROOT,
        "| %s, %s | %s | %.0f ms | %.1f ms | %.2f ms |%n",
        kind.text(),
        warmed ? "as the server starts" : "not warmed up",
        warmed ? String.format(Locale.ROOT, "%.0f ms", medians[0]) : "",
        medians[1],
        medians[2],
        medians[3]);
  }

  /** With the cache that the server starts with, which holds for the jars in front. */
  private List<String> probe(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + home.resolve("jvm.options"),
                "-XX:AOTCache=" + home.resolve("countersign.aot"),
                "-cp",
                server() + ":" + System.getProperty("java.class.path"),
                Probe.class.getName()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("MALLOC_ARENA_MAX", "1");
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    List<String> lines;
    try (var output = process.inputReader()) {
      lines = output.lines().toList();
    }
    if (process.waitFor() != 0 || lines.isEmpty()) {
      throw new IllegalStateException("the process ended: " + command);
    }
    return lines;
  }

  private Path server() throws IOException {
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("countersign-server-"))
          .findFirst()
          .orElseThrow();
    }
  }
}
