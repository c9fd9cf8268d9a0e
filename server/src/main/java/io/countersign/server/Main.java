package io.countersign.server;

import io.countersign.server.cli.CommandLine;
import io.countersign.server.cli.Surroundings;
import java.nio.file.Path;
import java.util.List;

/** Where it all begins. */
public final class Main {

  private Main() {}

  /**
   * @param words as in {@code countersign --help}
   */
  public static void main(String[] words) {
    Surroundings surroundings =
        new Surroundings(
            System.out,
            System.err,
            Boolean.getBoolean("countersign.terminal"),
            System.getenv(),
            Path.of(System.getProperty("countersign.home", "")));
    System.exit(new CommandLine(surroundings).run(List.of(words)));
  }
}
