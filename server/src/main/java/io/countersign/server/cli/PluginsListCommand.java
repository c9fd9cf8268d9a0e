package io.countersign.server.cli;

import io.countersign.server.config.InvalidConfig;
import io.countersign.server.config.PluginsConfig;
import io.countersign.server.lifecycle.Opening;
import io.countersign.server.plugin.PluginCheck;
import io.countersign.server.plugin.PluginRefused;
import io.countersign.server.plugin.Trust;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lists the archives in the plugin folder. */
record PluginsListCommand() implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "plugins list",
        "Lists the archives in the plugin folder, and which of them may be loaded.",
        Option.CONFIG);
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings)
      throws CommandFailed, InvalidConfig {
    PluginsConfig plugins = surroundings.config(arguments).plugins();
    Trust trust = Opening.trust(plugins);
    try {
      for (Path archive : archives(plugins.directory())) {
        tell(archive, trust, surroundings.out());
      }
    } catch (IOException unreadable) {
      throw CommandFailed.because("cannot be read: " + unreadable.getMessage());
    }
  }

  private static List<Path> archives(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().matches("(?i).*\\.(zip|jar)")).sorted().toList();
    }
  }

  private static void tell(Path archive, Trust trust, PrintStream out) throws IOException {
    try {
      PluginCheck.Found found = PluginCheck.check(archive, trust);
      out.printf("%-40s %s %s%n", archive.getFileName(), found.id(), found.version());
    } catch (PluginRefused refused) {
      out.printf(
          "%-40s %s: %s%n", archive.getFileName(), refused.reason().label(), refused.getMessage());
    }
  }
}
